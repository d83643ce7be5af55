using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Metering;

public sealed class UsageSendCommandTests
{
    [Theory]
    [InlineData("""{"id":"e1"}""", 1)]
    [InlineData("{\n  \"id\": \"e1\"\n}\n", 1)]
    [InlineData("""  [{"id":"e1"},{"id":"e2"}]""", 2)]
    [InlineData("{\"id\":\"e1\"}\n{\"id\":\"e2\"}\n\n{\"id\":\"e3\"}\n", 3)]
    public async Task One_event_a_list_and_a_line_each_are_all_read(string text, int events)
    {
        using var folder = new Folder().With("u.json", text);
        using var server = new FakeServer().Answers(200, Results(events, "accepted"));
        var (code, written, _) = await Dcops.RunAsync(server, "usage", "send", folder.At("u.json"));
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal($"{events} sent: {events} accepted\n", written);
        var asked = Assert.Single(server.Asked);
        Assert.Equal("application/cloudevents-batch+json", asked.MediaType);
        Assert.Equal(events, JsonDocument.Parse(asked.Body).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task More_than_a_thousand_go_in_several_requests()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 2_001).Select(number => $$"""{"id":"e{{number}}"}"""));
        using var folder = new Folder().With("u.jsonl", lines);
        using var server = new FakeServer()
            .Answers(200, Results(1_000, "accepted")).Answers(200, Results(1_000, "duplicate")).Answers(200, Results(1, "late"));
        var (code, written, _) = await Dcops.RunAsync(server, "usage", "send", folder.At("u.jsonl"));
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("2001 sent: 1000 accepted, 1000 duplicate, 1 late\n", written);
    }

    [Fact]
    public async Task A_refused_event_is_named_and_the_others_stand()
    {
        using var folder = new Folder().With("u.jsonl", "{\"id\":\"e0\"}\n{\"id\":\"e1\"}");
        using var server = new FakeServer()
            .Answers(200, """{"results":[{"id":"e0","outcome":"accepted","offset":1},{"id":"e1","outcome":"conflict"}]}""");
        var (code, written, errors) = await Dcops.RunAsync(server, "usage", "send", folder.At("u.jsonl"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal("2 sent: 1 accepted, 1 conflict\n", written);
        Assert.Equal("e1: conflict\n", errors);
    }

    [Theory]
    [InlineData("{\"id\":\"e0\"}\nnonsense")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task What_is_no_event_is_said_before_anything_is_sent(string text)
    {
        using var folder = new Folder().With("u.jsonl", text);
        using var server = new FakeServer();
        var (code, _, _) = await Dcops.RunAsync(server, "usage", "send", folder.At("u.jsonl"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Empty(server.Asked);
    }

    private static string Results(int count, string outcome) => JsonSerializer.Serialize(new
    {
        results = Enumerable.Range(0, count).Select(number => new { id = $"e{number}", outcome }),
    });
}
