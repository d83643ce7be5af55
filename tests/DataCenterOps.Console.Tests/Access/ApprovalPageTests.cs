using System.Net.Http.Json;
using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>The inbox of requests: what would change side by side, and the answer of a second person.</summary>
/// <remarks>They put packs in force, and a request that waits meanwhile lapses: whoever asks for consent too is of this collection.</remarks>
[Collection("pack in force")]
public sealed class ApprovalPageTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar", "في انتظار آخرين", "من يطلب لا يوافق")]
    [InlineData("fr", "en attente", "Qui demande n’approuve pas")]
    [InlineData("en", "waits for others", "Who asks does not agree")]
    public async Task A_second_person_reads_the_difference_and_refuses_or_agrees(string language, string waiting, string requester)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var amina = await Tokens.PersonAsync(console.Address, $"amina-{language}", "security-officer");
        var brahim = await Tokens.PersonAsync(console.Address, $"brahim-{language}", "operator");
        var version = $"0.3.{language.Length + language[0]}";
        var id = await AskAsync(amina, version);

        await using (var asks = await console.SignInAsync(language, token: amina))
        {
            // Her page has no button for it, and what she sends all the same is refused in her language.
            await asks.Page.GotoAsync($"/{language}/approvals/{id}");
            Assert.Equal(0, await asks.Page.Locator("button[value=approve]").CountAsync());
            await asks.Page.Locator("button[value=withdraw]").EvaluateAsync("button => button.value = 'approve'");
            await asks.Page.Locator("main button[name=act]").ClickAsync();
            await Assertions.Expect(asks.Page.Locator("main")).ToContainTextAsync(requester);
        }

        await using var visit = await console.SignInAsync(language, token: brahim);
        await visit.Page.GotoAsync($"/{language}/approvals?state=waiting");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(waiting);
        Assert.Empty(await visit.AxeAsync());
        await visit.Page.Locator($"main a[href='/{language}/approvals/{id}']").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main table").First).ToContainTextAsync(version);
        Assert.Empty(await visit.AxeAsync());

        await visit.Page.Locator("button[value=reject]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToBeVisibleAsync();
        await visit.Page.Locator("button[value=approve]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".badge.executed")).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.Locator("button[value=approve]").CountAsync());
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("ar", "تسقط قاعدة", "لا يتغير شيء في الواقع")]
    [InlineData("fr", "Règle écartée", "Rien ne change dans les faits")]
    [InlineData("en", "Rule set aside", "Nothing changes in reality")]
    public async Task Who_agrees_to_a_fact_reads_which_rules_it_sets_aside(string language, string aside, string advice)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var asks = await Tokens.PersonAsync(console.Address, $"nadia-{language}", "operator");
        var owns = await Tokens.PersonAsync(console.Address, $"lila-{language}", "security-officer");
        var id = await HoldAsync(asks);

        await using var visit = await console.SignInAsync(language, token: owns);
        await visit.Page.GotoAsync($"/{language}/approvals/{id}");
        await Assertions.Expect(visit.Page.Locator("main [role=note]")).ToContainTextAsync(advice);
        var table = visit.Page.Locator("main table").First;
        await Assertions.Expect(table).ToContainTextAsync(aside);
        await Assertions.Expect(table).ToContainTextAsync("DCO-RES-001");
        await Assertions.Expect(table).ToContainTextAsync("personalData");
        Assert.Empty(await visit.AxeAsync());
        await visit.Page.Locator("input[name=reason]").FillAsync("not true");
        await visit.Page.Locator("button[value=reject]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".badge.rejected")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    private async Task<string> HoldAsync(string token)
    {
        var folder = Path.Combine(HostProcess.Root, "deploy", "estates", "refused");
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "demo-appointments.yaml"), TestContext.Current.CancellationToken);

        // As it is declared, without the copy abroad; only that it holds personal data is denied.
        var said = string.Join('\n', text.Split('\n').Where(line => !line.Contains("id: p9", StringComparison.Ordinal)))
            .Replace("personalData: true", "personalData: false", StringComparison.Ordinal);
        using var http = Client(token);
        using var asked = await http.PostAsJsonAsync(
            new Uri("/api/v1/estate/apply", UriKind.Relative),
            new
            {
                documents = new[] { new { file = "demo.yaml", text = said } },
            },
            TestContext.Current.CancellationToken);
        Assert.True((int)asked.StatusCode == 202, await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return asked.Headers.Location!.ToString().Split('/')[^1];
    }

    private async Task<string> AskAsync(string token, string version)
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(HostProcess.Root, "deploy", "policies", "dz-gov-baseline.yaml"), TestContext.Current.CancellationToken);
        using var http = Client(token);
        using var asked = await http.PostAsJsonAsync(
            new Uri("/api/v1/packs", UriKind.Relative),
            new { file = "pack.yaml", text = text.Replace("version: 0.3.0, jurisdiction", $"version: {version}, jurisdiction", StringComparison.Ordinal) },
            TestContext.Current.CancellationToken);
        Assert.Equal(202, (int)asked.StatusCode);
        Assert.NotNull(asked.Headers.Location);
        return asked.Headers.Location.ToString().Split('/')[^1];
    }

    private HttpClient Client(string token)
    {
        var http = new HttpClient { BaseAddress = console.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http;
    }
}
