using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests;

/// <summary>The pages that links lead to, from the home of a language on.</summary>
internal static partial class Crawl
{
    // The sample estate has some 40 systems with a page each: enough to see all of every kind, and an end if links never do.
    private const int MostPages = 600;

    // The ledger alone has hundreds of pages that differ in their data only.
    private const int MostOfAKind = 60;

    /// <summary>Asks for the pages of one language that links lead to, up to so many of a kind, and gives each address with its status.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> FollowAsync(Visit visit, string language)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Queue<string>([$"/{language}"]);
        while (next.TryDequeue(out var path) && found.Count < MostPages)
        {
            var kind = Kind(path);
            if (!found.ContainsKey(path) && kinds.GetValueOrDefault(kind) < MostOfAKind)
            {
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                var answer = await visit.Page.APIRequest.GetAsync(path);
                found[path] = answer.Status;
                LinksOf(await answer.TextAsync(), language).ForEach(next.Enqueue);
            }
        }

        return found;
    }

    /// <summary>Shows one page of each kind and hands it over to be looked at: the others differ in their data only.</summary>
    public static async Task WalkAsync(Visit visit, string language, Func<string, Task> look)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([$"/{language}"]);
        while (next.TryDequeue(out var path) && kinds.Count < MostPages)
        {
            if (kinds.Add(Kind(path)))
            {
                await visit.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
                LinksOf(await visit.Page.ContentAsync(), language).ForEach(next.Enqueue);
                await look(path);
            }
        }
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
