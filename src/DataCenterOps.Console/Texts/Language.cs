using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Console.Texts;

/// <summary>The language of a page: the first segment of its path. Arabic where nothing is said.</summary>
public static class Language
{
    public const string Arabic = "ar";
    public const string French = "fr";
    public const string English = "en";

    /// <summary>All, in the order in which they are offered, with the name that each gives itself.</summary>
    public static (string Code, string Name)[] All { get; } = [(Arabic, "العربية"), (French, "Français"), (English, "English")];

    /// <summary>The language of a path such as <c>/fr/systems</c>.</summary>
    public static string Of(PathString path)
    {
        var first = path.Value?.Split('/', 3) is [_, var segment, ..] ? segment : "";
        return first is French or English ? first : Arabic;
    }

    /// <summary>The first of ours that the browser asks for, by weight (RFC 9110 section 12.5.4).</summary>
    public static string Preferred(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(wanted => wanted.Quality ?? 1)
            .Select(wanted => wanted.Value.Value?.Split('-')[0])
            .FirstOrDefault(code => code is Arabic or French or English) ?? Arabic;
    }

    /// <summary>The direction of the script.</summary>
    public static string Direction(string language) => language is French or English ? "ltr" : "rtl";
}
