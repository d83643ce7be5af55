using System.Net;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>What every answer tells browsers not to do with it, and where a secret is not taken from.</summary>
public sealed class HeaderTests(Hosts hosts)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/en/sign-in")]
    [InlineData("/en/no-such-page")]
    [InlineData("/api/v1/systems")]
    [InlineData("/healthz/live")]
    [InlineData("/openapi/v1.json")]
    public async Task No_answer_can_be_framed_or_brings_scripts_or_styles_of_its_own(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await hosts.AddressAsync(Hosts.Embedded) };
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("?token=")]
    [InlineData("?access_token=")]
    [InlineData("?Authorization=Bearer%20")]
    public async Task A_token_in_an_address_opens_nothing(string query)
    {
        using var client = new HttpClient { BaseAddress = await hosts.AddressAsync(Hosts.Embedded) };
        using var answer = await client.GetAsync($"/api/v1/systems{query}{HostProcess.Token}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
