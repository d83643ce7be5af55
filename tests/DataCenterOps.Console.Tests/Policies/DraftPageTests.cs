using System.Text.Json;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Policies;

/// <summary>The editor of packs: what is wrong is told while one types, and where.</summary>
public sealed class DraftPageTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Errors_are_told_as_one_types_and_lead_to_their_line(string language)
    {
        await using var visit = await console.SignInAsync(language);
        await visit.Page.GotoAsync($"/{language}/policies/draft");
        var text = visit.Page.Locator("textarea[name=text]");
        var told = visit.Page.Locator("[data-told]");
        await Assertions.Expect(told.Locator("p")).ToHaveCountAsync(1);
        Assert.Equal(0, await told.Locator("li").CountAsync());

        var sound = await text.InputValueAsync();
        var at = sound.IndexOf("subject.", StringComparison.Ordinal);
        await TypeAsync(text, at + "subject.".Length, 0, "nowhere.");
        await Assertions.Expect(told.Locator("li").First).ToContainTextAsync("nowhere");
        Assert.NotEqual(0, await visit.Page.Locator(".editor mark").CountAsync());
        Assert.Empty(await visit.AxeAsync());

        await told.Locator("li button").First.PressAsync("Enter");
        var selected = await text.EvaluateAsync<string>("text => text.value.slice(text.selectionStart, text.selectionEnd)");
        Assert.Equal(sound[..at].Count(letter => letter == '\n') + 1, await LineAsync(told));
        Assert.NotEmpty(selected);

        await TypeAsync(text, at + "subject.".Length, "nowhere.".Length, "");
        await Assertions.Expect(told.Locator("li")).ToHaveCountAsync(0);
        Assert.Equal(0, await visit.Page.Locator(".editor mark").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_revision_that_never_was_in_force_is_no_draft()
    {
        await using var visit = await console.SignInAsync("en");
        var answer = await visit.Page.GotoAsync("/en/policies/draft?revision=sha256:0");
        Assert.Equal(404, answer!.Status);
    }

    // In place: filling in all of a pack's text takes the browser long.
    private static Task<JsonElement?> TypeAsync(ILocator text, int at, int length, string typed) => text.EvaluateAsync(
        "(text, [at, length, typed]) => { text.setRangeText(typed, at, at + length); text.dispatchEvent(new Event('input')); }",
        new object[] { at, length, typed });

    private static async Task<int> LineAsync(ILocator told)
    {
        var place = await told.Locator("li button").First.TextContentAsync();
        return int.Parse(place!.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
