using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Policies;

/// <summary>The register of law at the command line: what is sent, and how doubtful law is shown.</summary>
public sealed class ProvisionCommandTests
{
    private const string Row =
        """
        {"id":"law-1","instrument":"Loi 1","article":"unverified","state":"draft","values":{"days":5},"verification":{"status":"unverified"},
         "version":2,"doubtful":true,"nextAt":null,"inPack":true,"policies":[{"id":"DCO-1","title":{"ar":"س","fr":"P","en":"P"},"mode":"audit","values":["days"]}]}
        """;

    [Theory]
    [InlineData("en", "article not verified", "not confirmed", "draft")]
    [InlineData("fr", "article non vérifié", "non vérifié", "projet")]
    [InlineData("ar", "المادة غير متحقق منها", "غير متحقق منه", "مشروع")]
    public async Task What_nobody_has_read_is_marked_in_the_list_and_in_one(string language, params string[] marks)
    {
        using var server = new FakeServer().Answers(200, $$"""{"items":[{{Row}}],"next":null}""").Answers(200, Row);

        var (_, list, _) = await Dcops.RunAsync(server, "--lang", language, "provision", "list", "--status", "unverified", "--state", "draft");
        var (_, one, _) = await Dcops.RunAsync(server, "--lang", language, "provision", "show", "law-1");

        Assert.Contains("status=unverified&state=draft", server.Asked[0].Path, StringComparison.Ordinal);
        Assert.All(marks, mark => Assert.Contains(mark, list, StringComparison.Ordinal));
        Assert.All([.. marks, "DCO-1", "days"], mark => Assert.Contains(mark, one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_verification_is_sent_as_it_is_said_and_waits_with_4()
    {
        using var server = new FakeServer().Answers(202, """{"approval":"a-1","digest":"abc"}""").Answers(409, """{"code":"provision.version","detail":"seen"}""");
        string[] verify = ["provision", "verify", "law-1", "--status", "verified-text", "--by", "Amina", "--at", "2026-11-30", "--seen", "2"];

        var (code, said, _) = await Dcops.RunAsync(server, verify);
        Assert.Equal(ExitCode.Waits, code);
        Assert.Contains("dcops approvals approve a-1", said, StringComparison.Ordinal);
        Assert.Equal(
            ("/api/v1/provisions/law-1/verify", """{"status":"verified-text","by":"Amina","at":"2026-11-30","version":2}"""),
            (server.Asked[0].Path, server.Asked[0].Body));
        Assert.Equal(ExitCode.Refused, (await Dcops.RunAsync(server, verify)).Code);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, ["provision", "verify", "law-1", "--status", "sure"])).Code);
    }

    [Fact]
    public async Task A_history_says_what_each_version_changed()
    {
        using var server = new FakeServer().Answers(200,
            """{"items":[{"version":1,"changedAt":"2026-11-30T09:00:00Z","actor":"u-1","approval":"a-1","difference":[{"label":{"ar":"م","fr":"Article","en":"Article"},"before":"12","after":"13"}]},{"version":0,"difference":[]}],"next":null}""");

        var (_, said, _) = await Dcops.RunAsync(server, "--lang", "en", "provision", "history", "law-1");

        Assert.Contains("Article: 12 → 13", said, StringComparison.Ordinal);
        Assert.Contains("what the pack says", said, StringComparison.Ordinal);
    }
}
