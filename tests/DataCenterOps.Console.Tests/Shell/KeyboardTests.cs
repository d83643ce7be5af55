namespace DataCenterOps.Console.Tests.Shell;

/// <summary>Without a pointer: forms are found and used. That every page can be walked over is checked where pages are.</summary>
public sealed class KeyboardTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_first_stop_skips_to_the_content(string language)
    {
        await using var visit = await console.SignInAsync(language);
        await visit.Page.GotoAsync($"/{language}/systems");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await visit.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task One_signs_in_filters_systems_and_is_refused_a_copy_by_keyboard_alone(string language)
    {
        await using var visit = await console.VisitAsync();
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));
        await page.GotoAsync($"/{language}/sign-in");
        await keyboard.GoToAsync("input[name=token]");
        await page.Keyboard.TypeAsync(Components.HostProcess.Token);
        await keyboard.EnterAsync("main button[type=submit]", url => new Uri(url).AbsolutePath == $"/{language}");
        await keyboard.EnterAsync("header a[href$='/systems']", url => url.EndsWith("/systems", StringComparison.Ordinal));

        await keyboard.GoToAsync("input[name=q]");
        await page.Keyboard.TypeAsync("cnas-claims");
        await keyboard.ChooseAsync("select[name=classification]", "restricted");
        await keyboard.EnterAsync("main form button[type=submit]", url => url.Contains("q=cnas-claims", StringComparison.Ordinal)
            && url.Contains("classification=restricted", StringComparison.Ordinal));

        await keyboard.EnterAsync("main a[href$='/systems/cnas-claims']", url => url.EndsWith("/cnas-claims", StringComparison.Ordinal));
        await keyboard.EnterAsync("main a[href$='/place']", url => url.EndsWith("/place", StringComparison.Ordinal));
        await keyboard.ChooseAsync("select[name=role]", "replica");
        await keyboard.ChooseAsync("select[name=site]", "mrs-dc1");
        await keyboard.GoToAsync("input[name=encrypted]");
        await page.Keyboard.PressAsync("Space");
        Assert.False(await page.Locator("input[name=encrypted]").IsCheckedAsync());
        await page.Keyboard.PressAsync("Space");
        await keyboard.EnterAsync("main button.primary", url => new Uri(url).AbsolutePath.StartsWith($"/{language}/decisions/", StringComparison.Ordinal));

        Assert.Contains("DCO-RES-001", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
