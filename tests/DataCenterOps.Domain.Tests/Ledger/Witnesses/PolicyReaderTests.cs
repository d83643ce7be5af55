using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Witnesses;

public sealed class PolicyReaderTests
{
    private static readonly string[] Expected =
    [
        "line 2: the key", "line 3: `x.example+", "line 5: `a` is defined", "line 6: the key", "line 7: `none` stands", "line 8: `c.example+",
        "line 9: `0` is neither", "line 10: `a` is a member already", "line 10: `2` is neither", "line 11: `later` is not defined",
        "line 11: `01` is neither", "line 12: `none` is no member", "line 13: a line `group` is", "line 14: `nobody` is not defined",
        "line 15: there is a line `quorum`", "line 16: `witnesses` is none of", "line 17: it has a control character", "line 18: a line `witness` is",
    ];

    [Fact]
    public void A_policy_has_logs_witnesses_groups_and_a_quorum()
    {
        var text = $"""
            # Two of three, and the ministry.
            log {PolicyKeys.Log(1)} https://dc.example/ledger
            	log	{PolicyKeys.Log(2)}

            witness auditor {PolicyKeys.Witness(1)} https://auditor.example/witness
              witness شاهد {PolicyKeys.Witness(2)}
            witness third {PolicyKeys.Key("third.example", VerifierKey.Ed25519Cosignature, 3)}
            group outside 2 auditor شاهد third
            quorum outside
            """;
        Assert.True(Reads(text, out var policy, out _));
        Assert.Equal(["https://dc.example/ledger", null], policy!.Logs.Select(log => log.Url), StringComparer.Ordinal);
        Assert.Equal(["auditor", "شاهد", "third"], policy.Witnesses.Select(witness => witness.Name), StringComparer.Ordinal);
        Assert.Equal(["https://auditor.example/witness", null, null], policy.Witnesses.Select(witness => witness.Url), StringComparer.Ordinal);
        Assert.True(policy.IsMet(["auditor", "شاهد"]));
        Assert.False(policy.IsMet(["auditor"]));
    }

    [Fact]
    public void Every_error_is_told_at_once_with_its_line()
    {
        var (one, two) = (PolicyKeys.Witness(1), PolicyKeys.Witness(2));
        var text = string.Join('\n', [
            $"log {PolicyKeys.Log(1)}",
            $"log {PolicyKeys.Key("another.example", VerifierKey.Ed25519, 1)}",
            $"log {PolicyKeys.Key("x.example", VerifierKey.Ed25519Cosignature, 4)}",
            $"witness a {one}",
            $"witness a {two}",
            $"witness b {PolicyKeys.Key("b.example", VerifierKey.MlDsa44, 1)}",
            $"witness none {PolicyKeys.Witness(3)}",
            $"witness c {PolicyKeys.Key("c.example", VerifierKey.Ed25519, 5)}",
            "group G 0 a",
            "group H 2 a",
            "group I 01 later",
            "group J any a none",
            "group K any",
            "quorum nobody",
            "quorum none",
            "witnesses a",
            "group L all a\r",
            "witness d",
        ]);
        Assert.False(Reads(text, out _, out var errors));
        Assert.All(
            Expected,
            expected => Assert.Contains(errors, error => error.StartsWith(expected, StringComparison.Ordinal)));
        Assert.DoesNotContain(errors, error => error.StartsWith("line 1:", StringComparison.Ordinal) || error.StartsWith("line 4:", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_quorum_there_is_no_policy()
    {
        Assert.False(Reads($"log {PolicyKeys.Log(1)}\n", out _, out var errors));
        Assert.Equal("there is no line `quorum`", Assert.Single(errors));
        Assert.True(Reads("quorum none", out var policy, out _));
        Assert.True(policy!.IsMet([]));
    }

    [Fact]
    public void Names_are_octets()
    {
        // The sign of the Kelvin is no K, and what is no text at all is a name as well.
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes($"witness K {PolicyKeys.Witness(1)}\nwitness \u212a {PolicyKeys.Witness(2)}\nwitness "), 0xff,
            .. Encoding.UTF8.GetBytes($" {PolicyKeys.Witness(3)}\nquorum "), 0xff, (byte)'\n',
        ];
        Assert.True(PolicyReader.TryRead(bytes, PolicyKeys.VerifierOf, out var policy, out _));
        Assert.Equal(3, policy.Witnesses.Select(witness => witness.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.False(policy.IsMet(["K", "\u212a"]));
        Assert.True(policy.IsMet([policy.Witnesses[2].Name]));
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(WitnessLimits.OfEach, true)]
    [InlineData(WitnessLimits.OfEach + 1, false)]
    public void A_policy_may_have_so_many_of_each(int count, bool fits)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"log {PolicyKeys.Log(i)}\nwitness w{i} {PolicyKeys.Witness(i)}\ngroup g{i} all w{i}\n");
        }

        Assert.Equal(fits, Reads(text.Append("quorum none\n").ToString(), out _, out var errors));
        Assert.Equal(fits ? 0 : 3, errors.Count(error => error.Contains($"at most {WitnessLimits.OfEach} ", StringComparison.Ordinal)));
    }

    private static bool Reads(string text, out WitnessPolicy? policy, out IReadOnlyList<string> errors)
    {
        var reads = PolicyReader.TryRead(Encoding.UTF8.GetBytes(text), PolicyKeys.VerifierOf, out policy, out var found);
        errors = found;
        return reads;
    }
}
