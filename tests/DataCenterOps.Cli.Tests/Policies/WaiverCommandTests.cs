using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Policies;

/// <summary>Waivers at the command line: what is sent and shown, and the whole way against the program itself.</summary>
public sealed class WaiverCommandTests(RealHost host)
{
    private const string Row =
        """
        {"id":"w-1","state":"expiring","tenant":"cnas","policy":"DCO-RES-004","pairs":[{"rule":"ceiling","kind":"System","id":"cnas-claims","shown":"p-9 (s-fr1, FR)"}],
         "until":"2026-12-31T00:00:00Z","reason":"the link is late","ticket":"CHG-1","riskOwner":"IT of the fund","controls":["all is encrypted"],"renewal":2,
         "since":"2026-10-01T00:00:00Z","requester":"tarek","approvers":["amina","chafia"]}
        """;

    private static readonly string[] Terms =
        ["--reason", "the link is late", "--ticket", "CHG-1", "--risk-owner", "IT of the fund", "--control", "all is encrypted"];

    [Fact]
    public async Task Who_asks_says_what_until_when_and_what_is_done_instead()
    {
        using var server = new FakeServer().Answers(202, """{"approval":"w-1","digest":"abc"}""");
        string[] ask = ["waiver", "request", "--policy", "DCO-RES-004", .. Terms];

        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, ask)).Code);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, [.. ask, "--days", "9", "--until", "2026-12-31"])).Code);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, [.. ask, "--days", "0"])).Code);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, [.. ask, "--until", "soon"])).Code);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, [.. ask, "--days", "9", "--subject", "cnas-claims"])).Code);
        Assert.Empty(server.Asked);
        var (code, said, _) = await Dcops.RunAsync(server, [.. ask, "--until", "2026-12-31", "--subject", "System/cnas-claims", "--rule", "ceiling"]);

        Assert.Equal(ExitCode.Waits, code);
        Assert.Contains("dcops waiver approve w-1", said, StringComparison.Ordinal);
        Assert.Contains("abc", said, StringComparison.Ordinal);
        Assert.Equal(
            """{"controls":["all is encrypted"],"policy":"DCO-RES-004","reason":"the link is late","riskOwner":"IT of the fund","rules":["ceiling"],"subjects":[{"id":"cnas-claims","kind":"System"}],"ticket":"CHG-1","until":"2026-12-31T00:00:00Z"}""",
            server.Asked[0].Body);
    }

    [Theory]
    [InlineData("en", "ends within a week")]
    [InlineData("fr", "prend fin sous une semaine")]
    [InlineData("ar", "ينتهي خلال أسبوع")]
    public async Task A_list_and_one_of_it_are_shown_in_the_reader_s_language(string language, string state)
    {
        using var server = new FakeServer().Answers(200, $$"""{"items":[{{Row}}],"next":null}""").Answers(200, Row);

        var (_, list, _) = await Dcops.RunAsync(server, "--lang", language, "waiver", "list", "--state", "expiring", "--tenant", "cnas");
        var (_, one, _) = await Dcops.RunAsync(server, "--lang", language, "waiver", "show", "w-1");

        Assert.Contains("state=expiring&tenant=cnas", server.Asked[0].Path, StringComparison.Ordinal);
        Assert.All([list, one], text => Assert.True(
            text.Contains(state, StringComparison.Ordinal) && text.Contains("DCO-RES-004", StringComparison.Ordinal) && text.Contains("the link is late", StringComparison.Ordinal), text));
        Assert.Contains("System cnas-claims: p-9 (s-fr1, FR)", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_others_agree_and_one_ends_it_against_the_program_itself()
    {
        var asks = await host.PersonAsync("waiver-operator", "operator");
        var first = await host.PersonAsync("waiver-officer-1", "security-officer");
        var second = await host.PersonAsync("waiver-officer-2", "security-officer");
        var auditor = await host.PersonAsync("waiver-auditor", "auditor");
        var finding = await FindingAsync(asks);
        string[] ask = ["waiver", "request", "--policy", finding.Policy, "--subject", $"{finding.Kind}/{finding.Id}", "--days", "14", .. Terms];

        Assert.Contains(finding.Id, (await host.AsAsync(asks, [.. ask, "--draft"])).Out, StringComparison.Ordinal);
        var (asked, waits, problem) = await host.AsAsync(asks, [.. ask, "-o", "json"]);
        Assert.True(asked == ExitCode.Waits, problem);
        var (id, digest) = (Text(waits, "approval"), Text(waits, "digest"));
        Assert.Equal("waiting", Text((await host.AsAsync(first, "waiver", "show", id, "-o", "json")).Out, "state"));
        Assert.Equal(ExitCode.NotAllowed, (await host.AsAsync(asks, "waiver", "approve", id, "--digest", digest)).Code);
        Assert.Equal(ExitCode.Waits, (await host.AsAsync(first, "waiver", "approve", id, "--digest", digest)).Code);
        Assert.Equal(ExitCode.Done, (await host.AsAsync(second, "waiver", "approve", id, "--digest", digest)).Code);

        Assert.Equal("active", Text((await host.AsAsync(auditor, "waiver", "show", id, "-o", "json")).Out, "state"));
        Assert.Contains(id, (await host.AsAsync(auditor, "waiver", "list", "--policy", finding.Policy)).Out, StringComparison.Ordinal);
        Assert.Contains(id, (await host.AsAsync(auditor, "report", "assessment", "--format", "csv")).Out, StringComparison.Ordinal);
        Assert.Equal("revoked", Text((await host.AsAsync(asks, "waiver", "revoke", id, "--reason", "it was mended", "-o", "json")).Out, "state"));
        Assert.Equal(ExitCode.Refused, (await host.AsAsync(asks, "waiver", "revoke", id, "--reason", "again")).Code);
        Assert.Contains("it was mended", (await host.AsAsync(auditor, "--lang", "fr", "waiver", "show", id)).Out, StringComparison.Ordinal);
    }

    // One that may be waived: of most of the sample's findings that is so.
    private async Task<(string Policy, string Kind, string Id)> FindingAsync(string asks)
    {
        Assert.Equal(ExitCode.Done, (await host.RunAsync("sweep")).Code);
        var findings = JsonSerializer.Deserialize<JsonElement>((await host.AsAsync(asks, "get", "findings", "-o", "json")).Out);
        foreach (var row in findings.GetProperty("items").EnumerateArray().Where(row => row.GetProperty("tenant").ValueKind == JsonValueKind.String))
        {
            var subject = row.GetProperty("subject");
            var found = (row.GetProperty("policy").GetString()!, subject.GetProperty("kind").GetString()!, subject.GetProperty("id").GetString()!);
            if ((await host.AsAsync(asks, ["waiver", "request", "--policy", found.Item1, "--subject", $"{found.Item2}/{found.Item3}", "--days", "14", "--draft", .. Terms])).Code == ExitCode.Done)
            {
                return found;
            }
        }

        throw new InvalidOperationException("no finding of the sample may be waived");
    }

    private static string Text(string json, string member) => JsonSerializer.Deserialize<JsonElement>(json).GetProperty(member).GetString()!;
}
