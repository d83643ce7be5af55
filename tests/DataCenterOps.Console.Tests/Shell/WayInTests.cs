namespace DataCenterOps.Console.Tests.Shell;

/// <summary>The pages before the sign-in, which no link of the others leads to.</summary>
public sealed class WayInTests(ConsoleFixture console)
{
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
}
