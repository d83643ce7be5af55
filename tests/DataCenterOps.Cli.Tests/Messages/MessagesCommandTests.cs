using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Messages;

/// <summary>What became of messages, at the command line.</summary>
public sealed class MessagesCommandTests(RealHost host)
{
    private const string Row =
        """
        {"id":"0199-1","carrier":"webhook/soc","person":null,"kind":"approval.asked","messages":3,"state":"stranded","attempts":2,
         "reason":"no-carrier","dueAt":"2026-11-25T09:00:00Z","nextAt":null,"doneAt":"2026-11-25T09:00:05Z"}
        """;

    [Theory]
    [InlineData("en", "carrier removed")]
    [InlineData("fr", "canal retiré")]
    [InlineData("ar", "أُزيلت الوسيلة")]
    public async Task Sendings_are_listed_and_counted_in_the_reader_s_language(string language, string state)
    {
        using var server = new FakeServer()
            .Answers(200, $$"""{"items":[{{Row}}],"next":null}""")
            .Answers(200, """{"items":[{"carrier":"webhook/soc","state":"stranded","count":7,"oldestDueAt":"2026-11-25T09:00:00Z"}],"next":null}""");

        var (_, list, _) = await Dcops.RunAsync(server, "--lang", language, "messages", "list", "--state", "stranded");
        var (_, counts, _) = await Dcops.RunAsync(server, "--lang", language, "messages", "waiting");

        Assert.Contains("state=stranded", server.Asked[0].Path, StringComparison.Ordinal);
        Assert.Contains("no-carrier", list, StringComparison.Ordinal);
        Assert.Contains("7", counts, StringComparison.Ordinal);
        Assert.All([list, counts], text => Assert.Contains(state, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_is_tried_again_and_programs_get_what_the_server_said()
    {
        using var server = new FakeServer().Answers(200, Row).Answers(409, """{"code":"message.state","detail":"it was sent"}""");

        var (code, said, _) = await Dcops.RunAsync(server, "messages", "retry", "0199-1", "-o", "json");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("\"stranded\"", said, StringComparison.Ordinal);
        Assert.Equal(("POST", "/api/v1/messages/0199-1/retry"), (server.Asked[0].Method, server.Asked[0].Path));
        Assert.Equal(ExitCode.Refused, (await Dcops.RunAsync(server, "messages", "dismiss", "0199-1")).Code);
    }

    [Fact]
    public async Task The_program_itself_answers_who_may_read_and_refuses_what_is_not_there()
    {
        var officer = await host.PersonAsync("cli-messages", "security-officer");
        var runs = await host.PersonAsync("cli-outsider", "operator");

        foreach (var state in (string[])["pending", "dead", "stranded", "sent", "dropped"])
        {
            Assert.Equal(ExitCode.Done, (await host.AsAsync(officer, "messages", "list", "--state", state, "-o", "json")).Code);
        }

        Assert.Equal(ExitCode.Done, (await host.AsAsync(officer, "messages", "waiting")).Code);
        Assert.Equal(ExitCode.Refused, (await host.AsAsync(officer, "messages", "retry", "01990000-aaaa-7bbb-8ccc-000000000001")).Code);
        Assert.Equal(ExitCode.NotAllowed, (await host.AsAsync(runs, "messages", "list")).Code);
    }
}
