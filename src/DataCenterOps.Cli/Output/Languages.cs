using System.Text.Json;

namespace DataCenterOps.Cli.Output;

/// <summary>Chooses the language of an answer and picks texts in it.</summary>
internal static class Languages
{
    /// <summary>What was asked for, else what the locale's variables say in their usual order, else English.</summary>
    public static Language Choose(string? asked, Func<string, string?> variable)
    {
        if (asked is { Length: > 0 })
        {
            return OfLocale(asked);
        }

        foreach (var name in (ReadOnlySpan<string>)["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            if (variable(name) is { Length: > 0 } locale)
            {
                return OfLocale(locale);
            }
        }

        return Language.English;
    }

    /// <summary>The two letters that name <paramref name="language"/> in documents.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Arabic => "ar",
        Language.French => "fr",
        _ => "en",
    };

    /// <summary>
    /// The text of <paramref name="texts"/> (<c>{ar, fr, en}</c>, or plain text) in <paramref name="language"/>; another
    /// language when that one is missing, since a remedy in the wrong language is better than none. Empty when there is none.
    /// </summary>
    public static string Pick(JsonElement texts, Language language)
    {
        if (texts.ValueKind == JsonValueKind.String)
        {
            return texts.GetString()!;
        }

        foreach (var code in (ReadOnlySpan<string>)[language.Code(), "en", "fr", "ar"])
        {
            if (texts.Text(code) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }

    private static Language OfLocale(string locale) => locale switch
    {
        _ when locale.StartsWith("ar", StringComparison.OrdinalIgnoreCase) => Language.Arabic,
        _ when locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) => Language.French,
        _ => Language.English,
    };
}
