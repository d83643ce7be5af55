using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests;

/// <summary>
/// The checker of accessibility, read into a page once and asked as often as wanted. The library's own way reads it anew into
/// two pages for each question and carries every element home that is as it should be: most of the time went there.
/// </summary>
internal static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    private const string Faint = "color-contrast";

    private static readonly object Tags = new
    {
        type = "tag",
        values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"],
    };

    private static readonly object Everything = new { runOnly = Tags };

    private static readonly object Words = new
    {
        runOnly = Tags,
        rules = new Dictionary<string, object>(StringComparer.Ordinal) { [Faint] = new { enabled = false } },
    };

    private static readonly object Contrast = new { runOnly = new { type = "rule", values = (string[])[Faint] } };

    // What passes is counted, so that a checker that looked at nothing is not taken for a page without fault.
    private const string Run = """
        async only => {
            const found = await axe.run(document, { ...only, resultTypes: ['violations'] });
            return [
                `${found.passes.length + found.violations.length}`,
                ...found.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`)),
            ];
        }
        """;

    /// <summary>What is wrong with the page as it stands, in words that name the rule and the element.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(IPage page) => RunAsync(page, Everything);

    /// <summary>The same but for what is too faint: colours are those of the other languages, and to compute them is most of the work.</summary>
    public static Task<IReadOnlyList<string>> WordsAsync(IPage page) => RunAsync(page, Words);

    /// <summary>What is too faint: all that another scheme of colours can change.</summary>
    public static Task<IReadOnlyList<string>> ContrastAsync(IPage page) => RunAsync(page, Contrast);

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, object only)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Source);
        }

        var found = await page.EvaluateAsync<string[]>(Run, only);
        Assert.False(found[0] == "0", $"{page.Url}: no rule was looked at");
        return [.. found[1..].Select(sentence => $"{page.Url}: {sentence}")];
    }
}
