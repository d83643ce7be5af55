using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Access;

/// <summary>Break-glass at the command line: what is sent and shown, and the whole way against the program itself.</summary>
public sealed class BreakGlassCommandTests(RealHost host)
{
    private const string Row =
        """
        {"id":"g-1","state":"overdue","tenant":null,"system":"payroll","everything":false,"reason":"the site burns","requester":"amina",
         "approvers":["karim"],"begunAt":"2026-11-25T09:00:00Z","untilAt":"2026-11-25T10:00:00Z","decisions":3,"reviewDue":"2026-12-02T09:00:00Z"}
        """;

    [Fact]
    public async Task Who_asks_names_one_scope_and_ends_with_4()
    {
        using var server = new FakeServer().Answers(202, """{"approval":"g-1","digest":"abc"}""");
        string[] ask = ["break-glass", "request", "--hours", "2", "--reason", "the site burns"];

        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, ask)).Code);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, [.. ask, "--system", "payroll", "--everything"])).Code);
        Assert.Empty(server.Asked);
        var (code, said, _) = await Dcops.RunAsync(server, [.. ask, "--system", "payroll"]);

        Assert.Equal(ExitCode.Waits, code);
        Assert.Contains("dcops break-glass approve g-1", said, StringComparison.Ordinal);
        Assert.Contains("abc", said, StringComparison.Ordinal);
        Assert.Equal(("/api/v1/break-glass", """{"hours":2,"reason":"the site burns","system":"payroll"}"""), (server.Asked[0].Path, server.Asked[0].Body));
    }

    [Theory]
    [InlineData("en", "over, review overdue")]
    [InlineData("fr", "terminé, revue en retard")]
    [InlineData("ar", "انتهى ومراجعته متأخرة")]
    public async Task A_list_and_one_of_it_are_shown_in_the_reader_s_language(string language, string state)
    {
        using var server = new FakeServer().Answers(200, $$"""{"items":[{{Row}}],"next":null}""").Answers(200, Row);

        var (_, list, _) = await Dcops.RunAsync(server, "--lang", language, "break-glass", "list", "--state", "overdue");
        var (_, one, _) = await Dcops.RunAsync(server, "--lang", language, "break-glass", "show", "g-1");

        Assert.Contains("state=overdue", server.Asked[0].Path, StringComparison.Ordinal);
        Assert.All([list, one], text => Assert.True(
            text.Contains(state, StringComparison.Ordinal) && text.Contains("payroll", StringComparison.Ordinal) && text.Contains("the site burns", StringComparison.Ordinal), text));
    }

    [Fact]
    public async Task Two_persons_lift_enforcement_one_ends_it_and_a_third_reviews_it_against_the_program_itself()
    {
        var officer = await host.PersonAsync("cli-officer", "security-officer");
        var runs = await host.PersonAsync("cli-operator", "operator");
        var auditor = await host.PersonAsync("cli-auditor", "auditor");

        var (asked, waits, problem) = await host.AsAsync(
            officer, "break-glass", "request", "--system", "cnas-claims", "--hours", "1", "--reason", "the national site burns", "-o", "json");
        Assert.True(asked == ExitCode.Waits, problem);
        var (id, digest) = (Text(waits, "approval"), Text(waits, "digest"));
        Assert.Equal("waiting", Text((await host.AsAsync(runs, "break-glass", "show", id, "-o", "json")).Out, "state"));
        Assert.Equal(ExitCode.NotAllowed, (await host.AsAsync(officer, "break-glass", "approve", id, "--digest", digest)).Code);
        Assert.Equal(ExitCode.Done, (await host.AsAsync(runs, "break-glass", "approve", id, "--digest", digest)).Code);

        Assert.Equal("active", Text((await host.AsAsync(auditor, "break-glass", "show", id, "-o", "json")).Out, "state"));
        Assert.Contains(id, (await host.AsAsync(auditor, "break-glass", "list", "--state", "active")).Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, (await host.AsAsync(auditor, "break-glass", "review", id, "--text", "early")).Code);
        Assert.Equal("review", Text((await host.AsAsync(runs, "break-glass", "end", id, "-o", "json")).Out, "state"));
        Assert.Equal(ExitCode.NotAllowed, (await host.AsAsync(officer, "break-glass", "review", id, "--text", "mine")).Code);
        Assert.Equal("reviewed", Text((await host.AsAsync(auditor, "break-glass", "review", id, "--text", "it was needed", "-o", "json")).Out, "state"));
        Assert.Contains("it was needed", (await host.AsAsync(officer, "--lang", "fr", "break-glass", "show", id)).Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, (await host.AsAsync(officer, "break-glass", "show", "nothing")).Code);
    }

    private static string Text(string json, string member) => JsonSerializer.Deserialize<JsonElement>(json).GetProperty(member).GetString()!;
}
