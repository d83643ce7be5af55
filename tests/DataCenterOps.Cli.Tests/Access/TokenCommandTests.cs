using DataCenterOps.Cli.Access;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Access;

public sealed class TokenCommandTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_new_token_alone_is_on_the_standard_output()
    {
        using var server = new FakeServer().Answers(201, """{"id":"t-1","token":"dcops_secret"}""");
        var (code, written, _) = await Dcops.RunAsync(
            server, "token", "create", "nightly", "--role", "operator", "--role", "auditor", "--expires", "2027-01-01T01:00:00+01:00");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("dcops_secret\n", written);
        Assert.Equal(
            """{"name":"nightly","subject":"nightly","roles":["operator","auditor"],"tenant":"*","expiresAt":"2027-01-01T00:00:00Z"}""",
            Assert.Single(server.Asked).Body);
    }

    [Fact]
    public async Task A_token_is_bound_to_networks_and_operations()
    {
        using var server = new FakeServer().Answers(201, """{"id":"t-1","token":"dcops_secret"}""");
        await Dcops.RunAsync(
            server, "token", "create", "meter", "--role", "finance-officer", "--expires", "2027-01-01T00:00:00Z",
            "--network", "10.20.0.0/16", "--network", "2001:db8::/32", "--scope", "usage.send");
        Assert.Contains(
            """
            "roles":["finance-officer"],"networks":["10.20.0.0/16","2001:db8::/32"],"scopes":["usage.send"],
            """.Trim(),
            Assert.Single(server.Asked).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("90d", "2026-12-19T12:00:00Z")]
    [InlineData("1d", "2026-09-21T12:00:00Z")]
    [InlineData("2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z")]
    public void A_token_ends_in_days_or_at_a_time(string text, string expected) => Assert.Equal(expected, TokenEnd.Parse(text, Now));

    [Theory]
    [InlineData("0d")]
    [InlineData("-1d")]
    [InlineData("99999d")]
    [InlineData("soon")]
    public void Another_end_is_wrong_usage(string text) =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<CommandFailedException>(() => TokenEnd.Parse(text, Now)).Code);

    [Fact]
    public async Task A_token_is_revoked_by_its_id()
    {
        using var server = new FakeServer().Answers(200, "");
        var (code, _, _) = await Dcops.RunAsync(server, "token", "revoke", "t-1");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(("DELETE", "/api/v1/tokens/t-1"), (server.Asked[0].Method, server.Asked[0].Path));
    }
}
