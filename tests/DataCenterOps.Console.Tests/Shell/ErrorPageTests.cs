using DataCenterOps.Console.Tests.Access;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>What is said when something is not as it should be: in the reader's language, for every aid, with a way on.</summary>
public sealed class ErrorPageTests(ConsoleFixture console)
{
    private const string Place = "systems/cnas-claims/place";

    [Theory]
    [InlineData("ar", "لم يُقبل الطلب")]
    [InlineData("fr", "La demande n’a pas été acceptée")]
    [InlineData("en", "The request was not taken")]
    public async Task A_value_that_the_page_does_not_offer_is_answered_with_400_and_a_sentence(string language, string sentence)
    {
        await using var visit = await console.SignInAsync(language);
        await visit.Page.GotoAsync($"/{language}/{Place}");
        await visit.Page.EvaluateAsync("document.querySelector('select[name=site] option').value = 'nowhere'");
        await visit.Page.Locator("select[name=site]").SelectOptionAsync("nowhere");
        var answer = await visit.Page.RunAndWaitForResponseAsync(
            () => visit.Page.Locator("main button.primary").ClickAsync(), response => response.Request.Method == "POST");

        Assert.Equal(400, answer.Status);
        Assert.Contains(sentence, await visit.Page.Locator("main [role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(await new Keyboard(visit.Page).WalkAsync());
    }

    [Theory]
    [InlineData("ar", "الوصول مرفوض")]
    [InlineData("fr", "Accès refusé")]
    [InlineData("en", "Not allowed")]
    public async Task A_page_that_the_roles_do_not_open_is_answered_with_403_and_a_sentence(string language, string sentence)
    {
        var token = await Tokens.MakeAsync(console.Address, $"reader-{language}", "auditor");
        await using var visit = await console.SignInAsync(language, token: token);
        var answer = await visit.Page.GotoAsync($"/{language}/{Place}");

        Assert.Equal(403, answer!.Status);
        Assert.Equal(sentence, await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(await new Keyboard(visit.Page).WalkAsync());
    }
}
