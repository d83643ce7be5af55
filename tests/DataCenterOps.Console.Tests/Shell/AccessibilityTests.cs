using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>One page of every kind, in every language: what axe says, how it is laid out, what the browser complains of.</summary>
[Collection(SharedConsole.Name)]
public sealed class AccessibilityTests(ConsoleFixture console)
{
    private const int NarrowWidth = 320;
    private const int Height = 900;

    // What WCAG 1.4.12 asks that a page stands. A sheet that is adopted is no inline style, which the content policy blocks.
    private const string Spaced = """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
        document.adoptedStyleSheets = [sheet];
        """;

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_kind_of_page_passes_axe_in_its_own_direction_in_light_and_in_the_dark(string language)
    {
        await using var visit = await console.SignInAsync(language);
        var wrong = new List<string>();
        await Crawl.WalkAsync(visit, language, async path =>
        {
            wrong.AddRange(await visit.AxeAsync());
            var (lang, direction) = (await visit.Page.GetAttributeAsync("html", "lang"), await visit.Page.GetAttributeAsync("html", "dir"));
            if (lang != language || direction != (language == "ar" ? "rtl" : "ltr"))
            {
                wrong.Add($"{path}: lang {lang}, dir {direction}");
            }

            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            wrong.AddRange(await visit.ContrastAsync());
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        });

        Assert.Empty(wrong);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task No_page_scrolls_sideways_on_the_narrowest_screen_however_wide_its_text_is_set(string language)
    {
        await using var visit = await console.SignInAsync(language, width: NarrowWidth);
        var wrong = new List<string>();
        await Crawl.WalkAsync(visit, language, async _ =>
        {
            // Languages share their layout: what is too narrow to be used is so in one as in all.
            wrong.AddRange(language == "ar" ? await visit.AxeAsync() : []);
            wrong.AddRange(await WidthAsync(visit.Page, NarrowWidth, "as it is"));
            await visit.Page.EvaluateAsync(Spaced);
            wrong.AddRange(await WidthAsync(visit.Page, NarrowWidth, "with spaced text"));

            // Text at 200 percent on a screen twice as wide.
            await visit.Page.SetViewportSizeAsync(2 * NarrowWidth, Height);
            await visit.Page.EvaluateAsync("document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '200%'");
            wrong.AddRange(await WidthAsync(visit.Page, 2 * NarrowWidth, "with text at 200 percent"));
            await visit.Page.SetViewportSizeAsync(NarrowWidth, Height);
        });

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("sign-in?failed=1")]
    [InlineData("sign-in/a-link-that-nobody-was-given")]
    public async Task The_way_in_passes_axe_and_is_walked_by_keyboard_in_every_language(string page)
    {
        await using var visit = await console.VisitAsync();
        foreach (var language in ConsoleFixture.Languages)
        {
            await visit.Page.GotoAsync($"/{language}/{page}");
            Assert.Empty(await visit.AxeAsync());
            Assert.Empty(await new Keyboard(visit.Page).WalkAsync());
        }
    }

    private static async Task<string[]> WidthAsync(IPage page, int width, string how)
    {
        var found = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        return found > width ? [$"{page.Url} {how} is {found} wide"] : [];
    }
}
