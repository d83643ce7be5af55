using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>
/// One page of every kind, in every language, opened once and looked at in every way: what axe says in light and in the dark, the
/// direction, the way of the keyboard, the width, what the browser complains of; and whether every link leads to a page.
/// </summary>
public abstract class PagesTests(ConsoleFixture console, string language)
{
    private const int NarrowWidth = 320;
    private const int PhoneWidth = 390;
    private const int DeskWidth = 1440;
    private const int Height = 900;

    // Fewer would be a walk that found no links. There are 20 kinds when nothing waits and nobody has been let in.
    private const int FewestKinds = 20;

    // Languages share their colours and their layout: what hangs on these alone is looked at in the one that is read first.
    private const string Reference = "ar";

    // What WCAG 1.4.12 asks that a page stands. A sheet that is adopted is no inline style, which the content policy blocks.
    private const string Spaced = """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
        document.adoptedStyleSheets = [sheet];
        """;

    private readonly List<string> _wrong = [];

    [Fact]
    public async Task Every_kind_of_page_is_sound_in_every_way_it_is_read_and_every_link_leads_to_one()
    {
        await using var visit = await console.SignInAsync(language, width: DeskWidth);
        var (pages, kinds) = await Crawl.FollowAsync(visit, language, path => LookAsync(visit, path));

        _wrong.AddRange(pages.Where(page => page.Value != 200).Select(page => $"{page.Key}: {page.Value}"));
        Assert.Empty(_wrong);
        Assert.Empty(visit.Complaints);
        Assert.True(kinds >= FewestKinds && pages.Count > kinds, $"only {pages.Count} pages of {kinds} kinds were found");
    }

    private async Task LookAsync(Visit visit, string path)
    {
        var page = visit.Page;
        var (lang, direction) = (await page.GetAttributeAsync("html", "lang"), await page.GetAttributeAsync("html", "dir"));
        if (lang != language || direction != (language == "ar" ? "rtl" : "ltr"))
        {
            _wrong.Add($"{path}: lang {lang}, dir {direction}");
        }

        _wrong.AddRange(await new Keyboard(page).WalkAsync());
        _wrong.AddRange(await (language == Reference ? visit.AxeAsync() : visit.AxeOfWordsAsync()));
        if (language == Reference)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            _wrong.AddRange(await visit.ContrastAsync());
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        await LookAtNarrowAsync(visit, path);
        await page.SetViewportSizeAsync(DeskWidth, Height);
    }

    private async Task LookAtNarrowAsync(Visit visit, string path)
    {
        var page = visit.Page;

        // What is out of order on a telephone is so in one language as in all.
        if (language == Reference)
        {
            await page.SetViewportSizeAsync(PhoneWidth, Height);
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            _wrong.AddRange(await new Keyboard(page).WalkAsync());
        }

        await page.SetViewportSizeAsync(NarrowWidth, Height);
        _wrong.AddRange(language == Reference ? await visit.AxeAsync() : []);
        _wrong.AddRange(await WidthAsync(page, NarrowWidth, "as it is"));
        await page.EvaluateAsync(Spaced);
        _wrong.AddRange(await WidthAsync(page, NarrowWidth, "with spaced text"));

        // Text at 200 percent on a screen twice as wide.
        await page.SetViewportSizeAsync(2 * NarrowWidth, Height);
        await page.EvaluateAsync("document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '200%'");
        _wrong.AddRange(await WidthAsync(page, 2 * NarrowWidth, "with text at 200 percent"));
    }

    private static async Task<string[]> WidthAsync(IPage page, int width, string how)
    {
        var found = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        return found > width ? [$"{page.Url} {how} is {found} wide"] : [];
    }
}
