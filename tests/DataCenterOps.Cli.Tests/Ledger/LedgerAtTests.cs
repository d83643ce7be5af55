using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Cli.Tests.Ledger;

public sealed class LedgerAtTests(RealHost host)
{
    [Fact]
    public async Task What_was_is_listed_and_the_tree_that_it_was_read_from_is_named_beside_it()
    {
        var (_, now, _) = await host.RunAsync("get", "vendors");
        (int Code, string Out, string Error) past;
        do
        {
            // The estate is in the tree a moment after it is declared.
            past = await AtAsync("vendors");
        }
        while (past.Out != now);

        Assert.Equal(ExitCode.Done, past.Code);
        Assert.Matches("^as of [0-9TZ:.-]+: [0-9]+ entries, root [A-Za-z0-9+/=]{44}, recorded by [0-9TZ:.-]+; ", past.Error);
        Assert.Equal((await host.RunAsync("get", "site", "alg-dc1")).Out, (await AtAsync("site", "alg-dc1")).Out);
    }

    [Fact]
    public async Task A_day_that_is_not_over_and_what_was_never_recorded_are_told()
    {
        var (code, _, error) = await host.RunAsync("ledger", "at", "2999-01-01", "get", "systems");
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("[asof.future]", error, StringComparison.Ordinal);
        Assert.Contains("[asof.not_here]", (await host.RunAsync("ledger", "at", "2020-01-01", "get", "charges")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_read_from_the_ledger_the_server_is_asked_again()
    {
        using var server = new FakeServer();
        for (var i = 0; i <= CliLimits.Repeats; i++)
        {
            server.Answers(503, """{"code":"asof.preparing","detail":"40 % is done"}""", retryAfterSeconds: 0);
        }

        server.Answers(200, """{"items":[],"next":null}""").Answers(200, """{"items":[],"next":null}""");
        var (code, _, errors) = await Dcops.RunAsync(server, "ledger", "at", "2026-10-01", "get", "system");
        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("40 % is done [asof.preparing]", errors, StringComparison.Ordinal);
        Assert.Equal("/api/v1/systems?limit=1000&asOf=2026-10-01", server.Asked[^1].Path);
    }

    private Task<(int Code, string Out, string Error)> AtAsync(params string[] what) =>
        host.RunAsync(["ledger", "at", Rfc3339.Write(TimeProvider.System.GetUtcNow()), "get", .. what]);
}
