using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Signing;

namespace DataCenterOps.Cli.Tests.Policies;

public sealed class PolicyPackCommandTests
{
    private const string Pack = """
        pack: {id: own, version: 1.0.0, jurisdiction: DZ}
        policies:
        - id: OWN-1
          category: residency
          severity: high
          mode: enforce
          title: {en: "Home", fr: "Chez soi", ar: "في الوطن"}
          legal: [{instrument: "Loi 18-07", article: "44", status: verified-text}]
          target: System
          params: {home: [DZ], forgotten: 1}
          match: "true"
          require:
          - id: at-home
            expression: "subject.placements.all(p, p.jurisdiction in params.home)"
            evidence: "subject.placements"
          tests:
          - {name: at home, expect: pass, subject: {placements: [{jurisdiction: DZ}]}}
          - {name: abroad, expect: EXPECTED, subject: {placements: [{jurisdiction: FR}]}}

        """;

    [Fact]
    public async Task Tests_that_hold_end_with_0()
    {
        using var folder = new Folder().With("own.yaml", Pack.Replace("EXPECTED", "at-home", StringComparison.Ordinal));
        var (code, written, errors) = await RunAsync("test", folder.Path);
        Assert.Equal((ExitCode.Done, "2 passed, 0 failed\n", ""), (code, written, errors));
    }

    [Fact]
    public async Task A_failing_test_is_named_with_what_was_expected_and_what_came()
    {
        using var folder = new Folder().With("own.yaml", Pack.Replace("EXPECTED", "pass", StringComparison.Ordinal));
        var (code, written, _) = await RunAsync("test", folder.At("own.yaml"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal(
            $"""
            ✗ OWN-1: abroad  ({folder.At("own.yaml")}:18)
                expected: pass
                actual:   at-home
            1 passed, 1 failed

            """.ReplaceLineEndings("\n"),
            written);
    }

    [Fact]
    public async Task A_pack_that_does_not_compile_fails_with_the_place_of_each_error()
    {
        using var folder = new Folder().With("own.yaml", Pack.Replace("p.jurisdiction", "p.jurisdictoin", StringComparison.Ordinal));
        var (code, written, errors) = await RunAsync("test", folder.At("own.yaml"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("own.yaml:1", errors, StringComparison.Ordinal);
        Assert.Contains("jurisdictoin", errors, StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 1 failed\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_doubts_what_is_not_used_and_not_seen_to_fail()
    {
        using var folder = new Folder().With("own.yaml", Pack.Replace("EXPECTED", "not-applicable", StringComparison.Ordinal));
        var (code, written, _) = await RunAsync("lint", folder.At("own.yaml"));
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("OWN-1: no test shows that the rule `at-home` can fail [lint.untested]", written, StringComparison.Ordinal);
        Assert.Contains("OWN-1: the parameter `forgotten` is not used [lint.unused]", written, StringComparison.Ordinal);
        Assert.EndsWith("0 errors, 2 warnings\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_no_pack_ends_with_1()
    {
        using var folder = new Folder().With("own.yaml", "pack: [");
        var (code, _, errors) = await RunAsync("lint", folder.At("own.yaml"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("own.yaml:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_is_signed_where_its_key_is_and_keeps_its_address()
    {
        using var folder = new Folder().With("own.yaml", Pack.Replace("EXPECTED", "at-home", StringComparison.Ordinal));
        using var server = new FakeServer();
        var (made, printed, _) = await Dcops.RunAsync(server, "policy", "keygen", folder.At("author.key"), "--name", "ministry-policies");
        Assert.Equal(ExitCode.Done, made);
        Assert.True(VerifierKey.TryParse(printed.Trim(), out var key));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At("author.key")));
        }

        var before = PackParser.Parse("own.yaml", await File.ReadAllTextAsync(folder.At("own.yaml"), TestContext.Current.CancellationToken)).Pack!;
        var (code, told, errors) = await Dcops.RunAsync(server, "policy", "sign", folder.At("own.yaml"), "--key", folder.At("author.key"));
        Assert.True(code == ExitCode.Done, errors);
        Assert.Equal($"signed by ministry-policies: own {before.Revision}\n", told);

        var text = await File.ReadAllTextAsync(folder.At("own.yaml"), TestContext.Current.CancellationToken);
        var standing = PackStanding.Of(text, PackParser.Parse("own.yaml", text).Pack!, new PackTrust([NoteVerifiers.Of(key!)!]));
        Assert.Empty(standing.Reasons);
        Assert.Equal("2 passed, 0 failed\n", (await RunAsync("test", folder.Path)).Out);
        Assert.Empty(server.Asked);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(string verb, string path)
    {
        using var server = new FakeServer();
        var answer = await Dcops.RunAsync(server, "policy", verb, path);
        Assert.Empty(server.Asked);
        return answer;
    }
}
