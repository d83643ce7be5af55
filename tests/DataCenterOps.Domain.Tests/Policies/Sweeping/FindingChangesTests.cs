using System.Globalization;
using CsCheck;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Sweeping;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Sweeping;

/// <summary>The findings of a page of subjects are replaced as a whole.</summary>
public sealed class FindingChangesTests
{
    // Few of each, so that they meet.
    private static readonly Gen<Dictionary<string, string>> Findings =
        Gen.Select(Gen.Int[0, 5].Select(i => ((char)('a' + i)).ToString()), Gen.Int[1, 3].Select(i => i.ToString(CultureInfo.InvariantCulture)), static (key, evidence) => (Key: key, Evidence: evidence)).Array[0, 8]
            .Select(pairs => pairs.DistinctBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Evidence, StringComparer.Ordinal));

    [Fact]
    public void What_was_open_with_the_changes_is_what_is_open_and_a_repeat_changes_nothing() =>
        Gen.Select(Findings, Findings).Sample((before, now) =>
        {
            var changes = FindingChanges.Between([.. now.Select(Found)], [.. before.Select(Known)]);
            var after = new Dictionary<string, string>(before, StringComparer.Ordinal);
            foreach (var change in changes)
            {
                var key = change.Key.Split('\n')[^1];
                if (change.Event == FindingChange.Closed)
                {
                    Assert.True(after.Remove(key));
                }
                else
                {
                    Assert.Equal(change.Event == FindingChange.Changed, after.ContainsKey(key));
                    after[key] = now[key];
                }
            }

            Assert.Equal(now.OrderBy(pair => pair.Key, StringComparer.Ordinal), after.OrderBy(pair => pair.Key, StringComparer.Ordinal));
            Assert.Empty(FindingChanges.Between([.. now.Select(Found)], [.. now.Select(Known)]));
            Assert.Equal(changes.Select(change => change.Key).Order(StringComparer.Ordinal), changes.Select(change => change.Key), StringComparer.Ordinal);
        });

    private static OpenFinding Found(KeyValuePair<string, string> pair) => new(OpenFinding.KeyOf("P", "r", "System", pair.Key), pair.Value, static _ => []);

    private static KnownFinding Known(KeyValuePair<string, string> pair) => new("P", "r", "System", pair.Key, pair.Value);
}
