using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes.Tests;

public sealed class HttpProbeTests(WebServer server) : IClassFixture<WebServer>
{
    [Fact]
    public async Task A_page_is_seen_with_status_body_and_duration()
    {
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, $"{server.Address}health");
        Assert.Null(seen.Fault);
        Assert.Equal(200, seen.Status);
        Assert.Contains("\"UP\"", seen.Body, StringComparison.Ordinal);
        Assert.InRange(seen.DurationMs, 0, 10_000);
    }

    [Fact]
    public async Task A_page_that_says_it_failed_is_seen_and_not_judged()
    {
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, $"{server.Address}broken");
        Assert.Equal(500, seen.Status);
        Assert.Equal("<h1>خطأ</h1>", seen.Body);
    }

    [Fact]
    public async Task A_page_that_takes_too_long_times_out()
    {
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, $"{server.Address}slow", TimeSpan.FromMilliseconds(300));
        Assert.Equal(CheckReasons.Timeout, seen.Fault);
        Assert.False(seen.IsOurFault);
        Assert.InRange(seen.DurationMs, 250, 5_000);
    }

    [Fact]
    public async Task No_more_of_a_body_is_read_than_the_limit()
    {
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, $"{server.Address}big");
        Assert.Equal(CheckLimits.BodyBytes, seen.Body!.Length);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, CheckReasons.Redirect)]
    public async Task Three_redirects_are_followed_and_no_fourth(int n, string? fault)
    {
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, $"{server.Address}redirect/{n}");
        Assert.Equal(fault, seen.Fault);
        Assert.False(seen.IsOurFault);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:password@127.0.0.1/")]
    public async Task A_page_may_not_lead_a_probe_where_it_may_not_go(string to)
    {
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, $"{server.Address}away?to={Uri.EscapeDataString(to)}");
        Assert.Equal(CheckReasons.Redirect, seen.Fault);
        Assert.False(seen.IsOurFault);
    }

    [Fact]
    public async Task Cookies_and_credentials_are_never_sent()
    {
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, $"{server.Address}cookie");
        Assert.Equal("Accept;Connection;Host;User-Agent", string.Join(';', seen.Body!.Split(';').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_check_of_the_program_itself_asks_where_it_listens()
    {
        using var probing = new Probing(self: new SelfAddress(server.Address, null));
        Assert.Equal(200, (await probing.RunAsync(CheckKind.Http, "self:/health")).Status);
        Assert.Null((await probing.RunAsync(CheckKind.Tcp, "self:/")).Fault);
    }

    [Fact]
    public async Task A_check_of_a_program_that_does_not_listen_is_unknown()
    {
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, "self:/health");
        Assert.Equal(CheckReasons.ObserverFault, seen.Fault);
        Assert.True(seen.IsOurFault);
    }

    [Fact]
    public async Task This_machine_is_not_asked_unless_the_option_says_so()
    {
        using var probing = new Probing(
            options => options.AllowLoopback = false, self: new SelfAddress(server.Address, null));
        var page = await probing.RunAsync(CheckKind.Http, $"{server.Address}health");
        var self = await probing.RunAsync(CheckKind.Http, "self:/health");
        Assert.All([page, self], seen => Assert.Equal((CheckReasons.TargetRefused, true), (seen.Fault, seen.IsOurFault)));
    }
}
