namespace DataCenterOps.Console.Tests.Shell;

[Collection(SharedConsole.Name)]
public sealed class LinkTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_link_leads_to_a_page(string language)
    {
        await using var visit = await console.SignInAsync(language);
        var pages = await Crawl.WalkAsync(visit, language);

        Assert.DoesNotContain(pages, page => page.Value != 200);
        Assert.True(pages.Count > 20, $"only {pages.Count} pages were found");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_the_language_of_the_address()
    {
        await using var visit = await console.SignInAsync("fr");
        var answer = await visit.Page.GotoAsync("/fr/no-such-page");

        Assert.Equal(404, answer!.Status);
        Assert.Equal("fr", await visit.Page.GetAttributeAsync("html", "lang"));
    }

    [Theory]
    [InlineData("ar-DZ", "/ar")]
    [InlineData("fr-DZ", "/fr")]
    [InlineData("en-GB", "/en")]
    [InlineData("de-DE", "/ar")]
    public async Task The_browser_chooses_the_first_language_and_Arabic_is_the_default(string prefers, string home)
    {
        await using var visit = await console.VisitAsync(prefers: prefers);
        await visit.Page.GotoAsync("/");

        Assert.StartsWith(home, new Uri(visit.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_a_page_without_having_signed_in()
    {
        await using var visit = await console.VisitAsync();
        await visit.Page.GotoAsync("/fr/systems");

        Assert.Equal("/fr/sign-in", new Uri(visit.Page.Url).AbsolutePath);
    }
}
