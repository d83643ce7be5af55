using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Access;

public sealed class ApprovalCommandTests
{
    private const string Shown =
        """
        {"id":"a-1","operation":"pack.activate","subject":{"kind":"pack","id":"dz"},"requester":"amina","state":"waiting",
         "expiresAt":"2026-11-29T23:00:00Z","digest":"abc","acts":[{"act":"requested","person":"amina","at":"2026-11-25T09:00:00Z"}],
         "difference":[{"label":{"ar":"الإصدار","fr":"Version","en":"Version"},"before":"0.1.0","after":"0.2.0"}]}
        """;

    [Fact]
    public async Task A_pack_that_waits_ends_with_4_and_says_how_it_goes_on()
    {
        using var folder = new Folder().With("pack.yaml", "pack: {id: dz, version: 0.2.0, jurisdiction: DZ}\npolicies: []\n");
        var pack = folder.At("pack.yaml");
        using var server = new FakeServer().Answers(202, """{"approval":"a-1","digest":"abc"}""");

        var (code, _, error) = await Dcops.RunAsync(server, "policy", "activate", pack);

        Assert.Equal(ExitCode.Waits, code);
        Assert.Contains("dcops approvals approve a-1", error, StringComparison.Ordinal);
        Assert.Contains("abc", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_agrees_is_shown_the_difference_and_sends_the_digest_of_what_was_shown()
    {
        using var server = new FakeServer().Answers(200, Shown).Answers(200, """{"id":"a-1","state":"executed"}""");

        var (code, written, _) = await Dcops.AskedAsync(server, "yes", "approvals", "approve", "a-1");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("0.2.0", written, StringComparison.Ordinal);
        Assert.Equal(("/api/v1/approvals/a-1/approve", """{"digest":"abc"}"""), (server.Asked[1].Path, server.Asked[1].Body));
    }

    [Fact]
    public async Task Who_does_not_say_yes_agrees_to_nothing_and_a_script_must_name_the_digest()
    {
        using var asked = new FakeServer().Answers(200, Shown);
        Assert.Equal(ExitCode.Refused, (await Dcops.AskedAsync(asked, "", "approvals", "approve", "a-1")).Code);
        Assert.Single(asked.Asked);

        using var script = new FakeServer().Answers(200, """{"id":"a-1","state":"waiting"}""");
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(script, "approvals", "approve", "a-1")).Code);
        Assert.Empty(script.Asked);
        Assert.Equal(ExitCode.Waits, (await Dcops.RunAsync(script, "approvals", "approve", "a-1", "--digest", "abc")).Code);
    }

    [Fact]
    public async Task A_refusal_has_a_reason_and_a_request_is_shown_in_the_reader_s_language()
    {
        using var server = new FakeServer().Answers(200, """{"id":"a-1","state":"rejected"}""").Answers(200, Shown);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, "approvals", "reject", "a-1")).Code);
        Assert.Equal(ExitCode.Done, (await Dcops.RunAsync(server, "approvals", "reject", "a-1", "--reason", "not now")).Code);
        Assert.Equal("""{"reason":"not now"}""", server.Asked[0].Body);

        var (_, written, _) = await Dcops.RunAsync(server, "--lang", "ar", "approvals", "show", "a-1");
        Assert.Contains("في انتظار آخرين", written, StringComparison.Ordinal);
        Assert.Contains("الإصدار", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_agree_ends_with_3()
    {
        using var server = new FakeServer().Answers(403, """{"code":"approval.requester","detail":"who asks does not agree to it as well"}""");

        Assert.Equal(ExitCode.NotAllowed, (await Dcops.RunAsync(server, "approvals", "approve", "a-1", "--digest", "abc")).Code);
    }
}
