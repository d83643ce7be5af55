using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Tokens of programs: made, listed and ended by their page.</summary>
public sealed class TokensPageTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_token_is_made_with_its_bounds_used_and_ended_by_keyboard_alone(string language)
    {
        await using var visit = await console.SignInAsync(language);
        var (page, keyboard, subject) = (visit.Page, new Keyboard(visit.Page), $"robot-{language}");
        await keyboard.EnterAsync($"header nav a[href='/{language}/tokens']", url => url.EndsWith("/tokens", StringComparison.Ordinal));
        await FillAsync(page, keyboard, subject, "10.20.0.1/16");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=alert]:visible")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());

        // What was typed stays, but for roles, which are given on purpose each time.
        await FillAsync(page, keyboard, null, "127.0.0.0/8 ::1");
        await page.Keyboard.PressAsync("Enter");
        var secret = await page.Locator("main [role=status] bdi").InnerTextAsync();
        Assert.Empty(await visit.AxeAsync());
        var row = page.Locator($"main tbody tr:has-text('{subject}')");
        await Assertions.Expect(row).ToContainTextAsync("127.0.0.0/8");
        await Assertions.Expect(row).ToContainTextAsync("estate.read");

        Assert.Equal(200, await AskAsync(secret));
        await keyboard.GoToAsync("select[name=id]");
        await page.Locator("select[name=id]").SelectOptionAsync(new SelectOptionValue { Label = $"{subject} · {subject}" });
        await keyboard.GoToAsync("form:has(select[name=id]) button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=status]")).ToBeVisibleAsync();
        Assert.Equal(401, await AskAsync(secret));
        Assert.Equal(0, await page.Locator($"select[name=id] option:has-text('{subject}')").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    private static async Task FillAsync(IPage page, Keyboard keyboard, string? subject, string networks)
    {
        if (subject is not null)
        {
            await keyboard.GoToAsync("input[name=name]");
            await page.Keyboard.TypeAsync(subject);
            await keyboard.GoToAsync("input[name=subject]");
            await page.Keyboard.TypeAsync(subject);
        }

        await keyboard.GoToAsync("input[value=auditor]");
        await page.Keyboard.PressAsync("Space");
        await keyboard.GoToAsync("input[name=networks]");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(networks);
        await keyboard.GoToAsync("form summary");
        await page.Keyboard.PressAsync("Enter");
        await keyboard.GoToAsync("input[value='estate.read']");
        await page.Keyboard.PressAsync("Space");
        await keyboard.GoToAsync("form:has(summary) button");
    }

    private async Task<int> AskAsync(string token)
    {
        using var http = new HttpClient { BaseAddress = console.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.GetAsync(new Uri("/api/v1/systems", UriKind.Relative), TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
