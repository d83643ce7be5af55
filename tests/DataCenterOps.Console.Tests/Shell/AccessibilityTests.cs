using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>One page of every kind, in every language: what axe says, how it is laid out, what the browser complains of.</summary>
[Collection(SharedConsole.Name)]
public sealed class AccessibilityTests(ConsoleFixture console)
{
    private const int NarrowWidth = 320;

    public static TheoryData<string, ColorScheme> Looks => new(
        ConsoleFixture.Languages.SelectMany(_ => new[] { ColorScheme.Light, ColorScheme.Dark }, (language, scheme) => (language, scheme)));

    [Theory, MemberData(nameof(Looks))]
    public async Task Every_kind_of_page_passes_axe_in_its_own_direction(string language, ColorScheme scheme)
    {
        await using var visit = await console.SignInAsync(language, scheme);
        var wrong = new List<string>();
        await Crawl.WalkAsync(visit, language, async path =>
        {
            wrong.AddRange(await visit.AxeAsync());
            var (lang, direction) = (await visit.Page.GetAttributeAsync("html", "lang"), await visit.Page.GetAttributeAsync("html", "dir"));
            if (lang != language || direction != (language == "ar" ? "rtl" : "ltr"))
            {
                wrong.Add($"{path}: lang {lang}, dir {direction}");
            }
        });

        Assert.Empty(wrong);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task No_page_scrolls_sideways_on_the_narrowest_screen(string language)
    {
        await using var visit = await console.SignInAsync(language, width: NarrowWidth);
        var wrong = new List<string>();
        await Crawl.WalkAsync(visit, language, async path =>
        {
            var width = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > NarrowWidth)
            {
                wrong.Add($"{path} is {width} wide");
            }
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_way_in_passes_axe_in_every_language()
    {
        await using var visit = await console.VisitAsync();
        foreach (var language in ConsoleFixture.Languages)
        {
            await visit.Page.GotoAsync($"/{language}/sign-in");
            Assert.Empty(await visit.AxeAsync());
        }
    }
}
