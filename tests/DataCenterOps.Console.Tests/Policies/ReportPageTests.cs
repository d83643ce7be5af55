using System.Text.Json;

namespace DataCenterOps.Console.Tests.Policies;

/// <summary>A tenant's report: from its page to what is printed and what is downloaded.</summary>
public sealed class ReportPageTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar", "تقرير المطابقة", "ما لا يُقيَّم")]
    [InlineData("fr", "Rapport de conformité", "Ce qui n’est pas évalué")]
    [InlineData("en", "Compliance report", "What is not judged")]
    public async Task A_report_opens_from_the_tenant_s_page_and_says_on_what_it_stands(string language, string title, string last)
    {
        await using var visit = await console.SignInAsync(language);
        await visit.Page.GotoAsync($"/{language}/tenants/cnas");
        await visit.Page.Locator($"main a[href='/{language}/tenants/cnas/report']").ClickAsync();
        var text = await visit.Page.Locator("main").InnerTextAsync();

        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains(last, text, StringComparison.Ordinal);
        Assert.Matches("sha256:[0-9a-f]{64}", text);
        Assert.True(await visit.Page.Locator("main svg.share rect").CountAsync() > 0);
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Its_files_are_those_of_the_tenant_and_a_tenant_that_is_not_there_has_none()
    {
        await using var visit = await console.SignInAsync("en");
        using var oscal = JsonDocument.Parse(await (await visit.Page.APIRequest.GetAsync("/en/tenants/cnas/report.json")).TextAsync());
        var csv = await (await visit.Page.APIRequest.GetAsync("/en/tenants/cnas/report.csv")).TextAsync();

        Assert.True(oscal.RootElement.TryGetProperty("assessment-results", out _));
        Assert.All(csv.Split("\r\n")[1..^1], row => Assert.Contains(",cnas,", row, StringComparison.Ordinal));
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync("/en/tenants/nobody/report")).Status);
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync("/en/tenants/nobody/report.csv")).Status);
    }
}
