using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Who agrees in whose place: on one's own profile for a time, and on the page of one request.</summary>
[Collection("pack in force")]
public sealed class DeputyFormTests(ConsoleFixture console)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ar", "النائب ليس في أحد أدوارك", "أنت نائب عن")]
    [InlineData("fr", "aucun des rôles", "Vous suppléez")]
    [InlineData("en", "none of the roles", "You stand in for")]
    public async Task A_deputy_is_named_exchanged_told_and_ended_by_keyboard_alone(string language, string refused, string told)
    {
        var (person, first, second) = ($"rym-{language}", $"walid-{language}", $"houda-{language}");
        await using var visit = await PersonAsync(language, person, "security-officer");
        await using var deputy = await PersonAsync(language, first, "security-officer");
        await using var other = await PersonAsync(language, second, "security-officer");
        await using var stranger = await PersonAsync(language, $"adel-{language}", "operator");
        await visit.Page.GotoAsync($"/{language}/profile");
        Assert.Equal(0, await visit.Page.Locator("form:has(input[name=deputy]) ~ form.actions").CountAsync());

        await NameAsync(visit, $"adel-{language}", 0, 7);
        await Assertions.Expect(visit.Page.Locator("main [role=alert]:visible")).ToContainTextAsync(refused);
        await NameAsync(visit, first, 0, 61);
        await Assertions.Expect(visit.Page.Locator("main [role=alert]:visible")).ToBeVisibleAsync();
        Assert.Equal(0, await Present(visit, first).CountAsync());
        Assert.Empty(await visit.AxeAsync());

        await NameAsync(visit, first, 0, 7);
        await Assertions.Expect(Present(visit, first)).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.Locator("main [role=alert]:visible").CountAsync());
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(await new Keyboard(visit.Page).WalkAsync());
        await AssertToldAsync(deputy, language, told, person, count: 1);

        await NameAsync(visit, second, 0, 7);
        await Assertions.Expect(Present(visit, second)).ToBeVisibleAsync();
        Assert.Equal(0, await Present(visit, first).CountAsync());
        await AssertToldAsync(deputy, language, told, person, count: 0);
        await AssertToldAsync(other, language, told, person, count: 1);

        await new Keyboard(visit.Page).GoToAsync("main form:has(input[value='end-deputy']) button");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Present(visit, second)).ToHaveCountAsync(0);
        await AssertToldAsync(other, language, told, person, count: 0);
        Assert.Empty(visit.Complaints.Concat(deputy.Complaints).Concat(other.Complaints).Concat(stranger.Complaints));
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task One_request_is_passed_on_to_a_named_deputy_who_agrees_in_that_persons_place(string language)
    {
        var (asks, passes, agrees) = ($"asma-{language}", $"badis-{language}", $"celia-{language}");
        var asker = await Tokens.PersonAsync(console.Address, asks, "platform-admin");
        await using var badis = await PersonAsync(language, passes, "security-officer");
        await using var celia = await PersonAsync(language, agrees, "operator");
        var address = $"/{language}/approvals/{await AskAsync(asker)}";

        // An operator has no say in tokens, nor sees what is asked, before the request is passed on.
        await celia.Page.GotoAsync(address);
        Assert.Equal(0, await celia.Page.Locator("button[value=approve]").CountAsync());

        await badis.Page.GotoAsync(address);
        await PassAsync(badis, asks);
        await Assertions.Expect(badis.Page.Locator("main [role=alert]")).ToBeVisibleAsync();
        await PassAsync(badis, "nobody-like-that");
        await Assertions.Expect(badis.Page.Locator("main [role=alert]")).ToBeVisibleAsync();
        Assert.Empty(await badis.AxeAsync());
        await PassAsync(badis, agrees);
        await Assertions.Expect(badis.Page.Locator("main tbody").Last).ToContainTextAsync(agrees);
        Assert.Equal(0, await badis.Page.Locator("main [role=alert]").CountAsync());
        Assert.Empty(await badis.AxeAsync());

        // Who has passed it on agrees no more.
        await badis.Page.Locator("button[value=approve]").PressAsync("Enter");
        await Assertions.Expect(badis.Page.Locator("main [role=alert]")).ToBeVisibleAsync();
        await Assertions.Expect(badis.Page.Locator(".badge.waiting")).ToBeVisibleAsync();

        await celia.Page.GotoAsync(address);
        await celia.Page.Locator("button[value=approve]").PressAsync("Enter");
        await Assertions.Expect(celia.Page.Locator(".badge.executed")).ToBeVisibleAsync();
        await Assertions.Expect(celia.Page.Locator("main tbody").Last).ToContainTextAsync(passes);
        Assert.Empty(await celia.AxeAsync());
        Assert.Empty(badis.Complaints);
    }

    private static ILocator Present(Visit visit, string deputy) => visit.Page.Locator($"main dl.facts dd bdi:text-is('{deputy}')");

    private static async Task NameAsync(Visit visit, string deputy, int from, int until)
    {
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));
        await keyboard.GoToAsync("input[name=deputy]");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(deputy);

        // How days are typed is the browser's affair: each has an order of its own.
        await page.Locator("input[name=from]").FillAsync(Day(from));
        await page.Locator("input[name=until]").FillAsync(Day(until));
        var answer = await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await keyboard.GoToAsync("form:has(input[name=deputy]) button");
                await page.Keyboard.PressAsync("Enter");
            },
            response => response.Request.Method == "POST");
        Assert.Equal(200, answer.Status);
        await page.WaitForLoadStateAsync();
    }

    private static async Task PassAsync(Visit visit, string deputy)
    {
        await visit.Page.Locator("input[name=deputy]").FillAsync(deputy);
        await visit.Page.RunAndWaitForResponseAsync(
            () => visit.Page.Locator("button[value=pass]").PressAsync("Enter"), response => response.Request.Method == "POST");
        await visit.Page.WaitForLoadStateAsync();
    }

    private static async Task AssertToldAsync(Visit visit, string language, string told, string person, int count)
    {
        await visit.Page.GotoAsync($"/{language}/profile");
        await Assertions.Expect(visit.Page.Locator("main p", new() { HasText = told }).Filter(new() { HasText = person })).ToHaveCountAsync(count);
    }

    private static string Day(int fromToday) => TimeProvider.System.GetUtcNow().AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Visit> PersonAsync(string language, string person, string role) =>
        await console.SignInAsync(language, token: await Tokens.PersonAsync(console.Address, person, role));

    // A token over everything for a program needs somebody else's consent.
    private async Task<string> AskAsync(string token)
    {
        using var http = new HttpClient { BaseAddress = console.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var asked = await http.PostAsJsonAsync(
            new Uri("/api/v1/tokens", UriKind.Relative),
            new
            {
                name = "a program", subject = $"p-{Guid.CreateVersion7():N}"[..24], roles = (string[])["operator"], tenant = "*",
                expiresAt = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            },
            Cancel);
        var answer = await asked.Content.ReadAsStringAsync(Cancel);
        Assert.True((int)asked.StatusCode == 202, answer);
        return JsonNode.Parse(answer)!["approval"]!.GetValue<string>();
    }
}
