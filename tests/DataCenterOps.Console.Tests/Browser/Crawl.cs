using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests;

/// <summary>The pages that links lead to, from the home of a language on.</summary>
internal static class Crawl
{
    // The sample estate has some 40 systems with a page each: enough to see all of every kind, and an end if links never do.
    private const int MostPages = 600;

    /// <summary>
    /// Walks over every link of one language and gives each page's address with its status. With <paramref name="look"/> one
    /// page of each kind is handed over to be looked at: the others differ in their data only.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, int>> WalkAsync(Visit visit, string language, Func<string, Task>? look = null)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([$"/{language}"]);
        while (next.TryDequeue(out var path) && found.Count < MostPages)
        {
            if (found.ContainsKey(path) || (look is not null && !kinds.Add(Kind(path))))
            {
                continue;
            }

            var answer = await visit.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            found[path] = answer!.Status;
            if (look is not null)
            {
                await look(path);
            }

            foreach (var link in await LinksAsync(visit.Page, language))
            {
                next.Enqueue(link);
            }
        }

        return found;
    }

    // Pages whose addresses differ only in an id or in a filter are of one kind.
    private static string Kind(string path)
    {
        var segments = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', segments.Select((segment, at) => at == 2 ? "*" : segment)) + (path.Contains('?', StringComparison.Ordinal) ? "?" : "");
    }

    // Other languages have a walk of their own, and a file is not a page.
    private static async Task<string[]> LinksAsync(IPage page, string language)
    {
        var links = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.hasAttribute('download'))"
            + ".map(a => a.pathname + a.search)");
        return [.. links.Where(link => link == $"/{language}" || link.StartsWith($"/{language}/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }
}
