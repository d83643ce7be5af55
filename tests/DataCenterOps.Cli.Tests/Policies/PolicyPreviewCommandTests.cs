using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Policies;

/// <summary>What a preview tells people: tenant by tenant, with the money, the waivers that stop and the tests that fail.</summary>
public sealed class PolicyPreviewCommandTests
{
    private static readonly string Page =
        $$"""
        {"judged":4,"denied":1,"next":null,"failingTests":["`abroad` expects never and gives pass"],
         "items":[{{Failing("OWN-1", "claims", "\"1234.5\"")}},{{Failing("OWN-2", "claims", "\"1234.5\"")}},{{Failing("OWN-1", "archive", "null")}}],
         "waivers":[{"waiver":"0199-w","until":"2026-12-31T00:00:00Z","policy":"OWN-3","rule":"home","subject":{"kind":"System","id":"claims"},"becomes":"violation"}]}
        """;

    [Fact]
    public async Task Money_is_told_once_for_each_system_and_waivers_and_tests_stand_beside()
    {
        using var folder = new Folder().With("draft.yaml", "pack: {}");
        using var server = new FakeServer().Answers(200, Page);
        var (code, written, _) = await Dcops.RunAsync(server, "policy", "preview", folder.At("draft.yaml"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.All(
            (string[])
            [
                "✗ test of the draft fails: `abroad` expects never and gives pass",
                "2 systems newly failing: 1,234.50 DZD in the last 30 days (1 not rated)",
                "waiver 0199-w: covers this no more: System claims OWN-3/home → violation",
                "4 subjects judged: 3 ",
            ],
            told => Assert.Contains(told, written, StringComparison.Ordinal));
    }

    private static string Failing(string policy, string system, string cost) =>
        $$"""{"change":"newly-failing","policy":"{{policy}}","rule":"never","subject":{"kind":"System","id":"{{system}}"},"tenant":"cnas","criticality":"vital","denies":true,"monthCost":{{cost}},"message":{"en":"No."} }""";
}
