namespace DataCenterOps.Console.Tests.Shell;

public sealed class LinkTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("/ar/no-such-page", "ar")]
    [InlineData("/fr/no-such-page", "fr")]
    [InlineData("/en/systems/no-such-system", "en")]
    [InlineData("/ar/systems/no-such-system/place", "ar")]
    [InlineData("/fr/tenants/no-such-tenant", "fr")]
    [InlineData("/en/decisions/no-such-decision", "en")]
    [InlineData("/fr/ledger/999999999", "fr")]
    public async Task What_is_not_there_is_said_in_the_language_of_the_address_with_a_way_back(string address, string language)
    {
        await using var visit = await console.SignInAsync("en");
        var answer = await visit.Page.GotoAsync(address);

        Assert.Equal(404, answer!.Status);
        Assert.Equal(language, await visit.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal($"/{language}", await visit.Page.Locator("main a").First.GetAttributeAsync("href"));
        Assert.Equal(1, await visit.Page.Locator("header nav a[href$='/ledger']").CountAsync());
        Assert.Empty(await visit.AxeAsync());
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
