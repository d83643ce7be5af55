using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Shell;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(200, null, 0)]
    [InlineData(201, null, 0)]
    [InlineData(202, null, 4)]
    [InlineData(302, null, 3)]
    [InlineData(400, "request.malformed", 1)]
    [InlineData(401, "auth.required", 3)]
    [InlineData(403, "auth.forbidden", 3)]
    [InlineData(403, "policy.denied", 1)]
    [InlineData(403, "policy.unjudged", 1)]
    [InlineData(403, "budget.denied", 1)]
    [InlineData(404, "not_found", 1)]
    [InlineData(409, "operation.reused", 1)]
    [InlineData(412, "version.stale", 1)]
    [InlineData(422, "estate.invalid", 1)]
    [InlineData(429, "rate.limited", 3)]
    [InlineData(503, "ledger.unavailable", 3)]
    public void A_script_learns_from_the_exit_code_what_the_server_meant(int status, string? code, int expected) =>
        Assert.Equal(expected, ExitCode.Of(status, code));

    [Theory]
    [InlineData("foo")]
    [InlineData("policy")]
    [InlineData("get")]
    [InlineData("get", "systems", "-o", "xml")]
    [InlineData("apply", "/there/is/no/such/folder")]
    [InlineData("get", "../secrets")]
    [InlineData("get", "systems", "--url", "ftp://host")]
    [InlineData("rebuild", "everything")]
    [InlineData("token", "create", "t", "--role", "king")]
    public async Task A_wrong_line_ends_with_2_and_asks_nobody(params string[] args)
    {
        using var server = new FakeServer();
        var (code, written, errors) = await Dcops.RunAsync(server, args);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(written);
        Assert.NotEmpty(errors);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_its_address()
    {
        using var server = new FakeServer();
        var (code, _, errors) = await Dcops.RunAsync(server, "get", "systems", "--url", "http://127.0.0.1:9");
        Assert.Equal(ExitCode.NotAllowed, code);
        Assert.Contains("cannot reach `http://127.0.0.1:9/`", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_repeated_under_the_same_operation_id()
    {
        using var server = new FakeServer()
            .Answers(503, """{"code":"ledger.unavailable"}""", retryAfterSeconds: 0)
            .Answers(200, """{"subjects":3,"opened":1,"changed":4,"closed":0,"open":2}""");
        var (code, written, _) = await Dcops.RunAsync(server, "sweep", "--tenant", "min-interior");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("3 subjects judged; findings: 1 opened, 4 changed, 0 closed, 2 open\n", written);
        Assert.Equal(2, server.Asked.Count);
        Assert.NotNull(server.Asked[0].Operation);
        Assert.Equal(server.Asked[0].Operation, server.Asked[1].Operation);
        Assert.EndsWith("/api/v1/decisions/sweep?tenant=min-interior", server.Asked[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_that_is_no_dcops_is_told_apart_from_a_refusal()
    {
        using var server = new FakeServer().Answers(200, "<html>hello</html>");
        var (code, _, errors) = await Dcops.RunAsync(server, "get", "systems");
        Assert.Equal(ExitCode.NotAllowed, code);
        Assert.Contains("no JSON", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token", "revoke", "..")]
    [InlineData("approvals", "show", ".")]
    [InlineData("break-glass", "end", "..")]
    [InlineData("get", "systems", "..")]
    [InlineData("get", "keys", "cnas/..")]
    [InlineData("explain", "system", "..")]
    public async Task An_id_that_climbs_is_sent_nowhere(params string[] args)
    {
        using var server = new FakeServer().Answers(200, "{}");
        Assert.NotEqual(ExitCode.Done, (await Dcops.RunAsync(server, args)).Code);
        Assert.Empty(server.Asked);
    }
}
