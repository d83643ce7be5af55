using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests;

/// <summary>The pages that links lead to, from the home of a language on.</summary>
internal static partial class Crawl
{
    private const string Cookie = "dcops-session";

    // The sample estate has some 40 systems with a page each: enough to see all of every kind, and an end if links never do.
    private const int MostPages = 600;

    // The ledger alone has hundreds of pages that differ in their data only.
    private const int MostOfAKind = 60;

    /// <summary>
    /// Follows the links of one language, up to so many pages of a kind. The first of each kind is shown and handed over to be
    /// looked at; the others differ in their data only, and are asked for without a browser.
    /// </summary>
    /// <returns>The status of each address, and how many kinds were shown.</returns>
    public static async Task<(IReadOnlyDictionary<string, int> Pages, int Kinds)> FollowAsync(Visit visit, string language, Func<string, Task> look)
    {
        using var http = await SameSessionAsync(visit);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Queue<string>([$"/{language}"]);
        while (next.TryDequeue(out var path) && found.Count < MostPages)
        {
            var kind = Kind(path);
            if (found.ContainsKey(path) || kinds.GetValueOrDefault(kind) >= MostOfAKind)
            {
                continue;
            }

            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            var (status, html) = kinds[kind] == 1 ? await ShowAsync(visit, path) : await ReadAsync(http, path);
            found[path] = status;
            LinksOf(html, language).ForEach(next.Enqueue);
            if (kinds[kind] == 1)
            {
                await look(path);
            }
        }

        return (found, kinds.Count);
    }

    private static async Task<(int Status, string Html)> ShowAsync(Visit visit, string path)
    {
        var answer = await visit.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        return (answer!.Status, await answer.TextAsync());
    }

    private static async Task<(int Status, string Html)> ReadAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    // A redirection is a status of its own: a link to a page says the page's address.
    private static async Task<HttpClient> SameSessionAsync(Visit visit)
    {
        var session = (await visit.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == Cookie);
        var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(new Uri(visit.Page.Url).GetLeftPart(UriPartial.Authority)),
        };
        http.DefaultRequestHeaders.Add("Cookie", $"{Cookie}={session.Value}");
        return http;
    }

    // Pages whose addresses differ only in an id or in a filter are of one kind.
    private static string Kind(string path)
    {
        var segments = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', segments.Select((segment, at) => at == 2 ? "*" : segment)) + (path.Contains('?', StringComparison.Ordinal) ? "?" : "");
    }

    // Other languages have a walk of their own, and a file is not a page.
    private static List<string> LinksOf(string html, string language) =>
    [
        .. Anchor().Matches(html).Where(anchor => !anchor.Value.Contains(" download", StringComparison.Ordinal))
            .Select(anchor => WebUtility.HtmlDecode(anchor.Groups["href"].Value))
            .Where(link => link == $"/{language}" || link.StartsWith($"/{language}/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex("<a\\s[^>]*?href=\"(?<href>[^\"]*)\"[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();
}
