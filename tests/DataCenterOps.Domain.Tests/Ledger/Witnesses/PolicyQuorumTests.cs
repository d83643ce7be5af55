using System.Globalization;
using System.Text;
using CsCheck;
using DataCenterOps.Domain.Ledger.Witnesses;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Witnesses;

/// <summary>The quorum of policies against the definition word for word: slow, recursive, from the text alone.</summary>
public sealed class PolicyQuorumTests
{
    private const int Witnesses = 8;

    [Theory]
    [InlineData("quorum none", "", true)]
    [InlineData("quorum W0", "", false)]
    [InlineData("quorum W0", "W0", true)]
    [InlineData("quorum W0", "W1", false)]
    [InlineData("group G any W0 W1\nquorum G", "W1", true)]
    [InlineData("group G any W0 W1\nquorum G", "W2", false)]
    [InlineData("group G all W0 W1\nquorum G", "W1", false)]
    [InlineData("group G all W0 W1\nquorum G", "W0 W1", true)]
    [InlineData("group G 2 W0 W1 W2\nquorum G", "W0 W2", true)]
    [InlineData("group G 2 W0 W1 W2\nquorum G", "W2", false)]
    [InlineData("group X 2 W0 W1 W2\ngroup Y any W3 W4 W5\ngroup Z all X Y\nquorum Z", "W0 W1 W5", true)]
    [InlineData("group X 2 W0 W1 W2\ngroup Y any W3 W4 W5\ngroup Z all X Y\nquorum Z", "W0 W1 W2", false)]
    [InlineData("group X 2 W0 W1 W2\ngroup Y any W3 W4 W5\ngroup Z all X Y\nquorum Z", "W0 W3 W4 W5", false)]
    [InlineData("group X 2 W0 W1 W2\nquorum W3", "W0 W1 W2", false)]
    public void Enough_of_the_right_ones_are_a_quorum(string rule, string cosigned, bool isMet)
    {
        var policy = Read(rule);
        Assert.Equal(isMet, policy.IsMet(cosigned.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void A_quorum_is_what_the_definition_says_whatever_the_groups_and_whoever_has_cosigned() =>
        Gen.Select(Gen.Int[0, 1_000_000].Array[1, 6], Gen.Int[0, (1 << Witnesses) - 1], Gen.Int[0, 20]).Sample((groups, mask, chosen) =>
        {
            var text = Text(groups, chosen);
            var cosigned = Enumerable.Range(0, Witnesses).Where(i => (mask >> i & 1) == 1).Select(i => $"W{i}").ToArray();
            return Read(text).IsMet(cosigned) == Naive(text, cosigned);
        });

    [Fact]
    public void One_cosignature_more_never_takes_a_quorum_away() =>
        Gen.Select(Gen.Int[0, 1_000_000].Array[1, 6], Gen.Int[0, (1 << Witnesses) - 1], Gen.Int[0, 20], Gen.Int[0, Witnesses - 1]).Sample((groups, mask, chosen, more) =>
        {
            var policy = Read(Text(groups, chosen));
            var cosigned = Enumerable.Range(0, Witnesses).Where(i => (mask >> i & 1) == 1).Select(i => $"W{i}").ToArray();
            return !policy.IsMet(cosigned) || policy.IsMet(cosigned.Append($"W{more}"));
        });

    // Each group takes some of the names that are free yet: every name is a member of one group at most.
    private static string Text(int[] groups, int chosen)
    {
        var (text, free, names) = (new StringBuilder(), Enumerable.Range(0, Witnesses).Select(i => $"W{i}").ToList(), new List<string> { WitnessPolicy.None });
        names.AddRange(free);
        foreach (var (group, i) in groups.Select((group, i) => (group, i)))
        {
            var members = free.Where((_, place) => (group >> place & 1) == 1).ToArray();
            if (members.Length == 0)
            {
                continue;
            }

            free.RemoveAll(members.Contains);
            var threshold = (group / 997 % (members.Length + 2)) switch { 0 => "any", 1 => "all", var least => $"{least - 1}" };
            text.Append(CultureInfo.InvariantCulture, $"group G{i} {threshold} {string.Join(' ', members)}\n");
            free.Add($"G{i}");
            names.Add($"G{i}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"quorum {names[chosen % names.Count]}").ToString();
    }

    private static bool Naive(string text, string[] cosigned)
    {
        var lines = text.Split('\n').Select(line => line.Split(' ')).ToArray();
        bool Has(string name)
        {
            if (lines.FirstOrDefault(line => line[0] == "group" && line[1] == name) is not { } group)
            {
                return cosigned.Contains(name, StringComparer.Ordinal);
            }

            var members = group[3..];
            var needed = group[2] == "any" ? 1 : group[2] == "all" ? members.Length : int.Parse(group[2], CultureInfo.InvariantCulture);
            return members.Count(Has) >= needed;
        }

        var quorum = lines[^1][1];
        return quorum == "none" || Has(quorum);
    }

    private static WitnessPolicy Read(string rule)
    {
        var text = string.Concat(Enumerable.Range(0, Witnesses).Select(i => $"witness W{i} {PolicyKeys.Witness(i)}\n")) + rule + "\n";
        Assert.True(PolicyReader.TryRead(Encoding.UTF8.GetBytes(text), PolicyKeys.VerifierOf, out var policy, out var errors), string.Join('\n', errors));
        return policy;
    }
}
