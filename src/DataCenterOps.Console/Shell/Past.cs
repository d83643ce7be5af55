using System.Globalization;
using System.Text.RegularExpressions;
using DataCenterOps.Domain.Ledger;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Console.Shell;

/// <summary>The date that a page was asked for, and the links that keep it.</summary>
public static partial class Past
{
    /// <summary>The moment as it was asked for; nothing for the present. A date field that was left empty asks for the present.</summary>
    public static string? Asked(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Query[PastDate.Parameter].ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>A link from a page, which goes on looking at the past where the page it leads to can.</summary>
    /// <param name="request">For the page that the link is on.</param>
    /// <param name="link">The path with its language, and its query.</param>
    public static string Keep(HttpRequest request, string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return Asked(request) is { } text && Pages().IsMatch(link)
            ? string.Create(CultureInfo.InvariantCulture, $"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{PastDate.Parameter}={Uri.EscapeDataString(text)}")
            : link;
    }

    /// <summary>The address of the request without the date.</summary>
    public static string Present(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path + QueryString.Create(Others(request));
    }

    /// <summary>What else was asked for; not the place in a list, which is another one at another time.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Others(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Query.Where(pair => pair.Key is not (PastDate.Parameter or "after") && pair.Value.ToString().Length > 0)
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
    }

    // Pages whose `LooksBack` says so.
    [GeneratedRegex(
        "^/(ar|fr|en)/(systems(/[^/?]+(/sovereignty)?)?|findings(/history)?|policies(/(?!draft)[^/?]+)?|law(/[^/?]+)?|sovereignty(/[^/?]+)?|waivers(/(?!request)[^/?]+)?|decisions(/[^/?]+)?|tenants(/[^/?]+)?)([?]|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Pages();
}
