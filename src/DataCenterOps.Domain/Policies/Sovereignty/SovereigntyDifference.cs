using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>What another revision of a pack would change of the table of sovereignty: who agrees to it sees it line by line.</summary>
internal static class SovereigntyDifference
{
    private static readonly LocalizedText Objective = new("هدف السيادة", "Objectif de souveraineté", "Sovereignty objective");
    private static readonly LocalizedText Answer = new("جواب السيادة", "Réponse de souveraineté", "Sovereignty answer");

    public static IEnumerable<DifferenceRow> Rows(SovereigntyTable? before, SovereigntyTable? after)
    {
        var old = Lines(before);
        var now = Lines(after);
        foreach (var key in old.Keys.Union(now.Keys).OrderBy(key => key.Id, StringComparer.Ordinal).ThenBy(key => key.IsAnswer))
        {
            var (was, will) = (old.GetValueOrDefault(key, ""), now.GetValueOrDefault(key, ""));
            if (was != will)
            {
                yield return new DifferenceRow((key.IsAnswer ? Answer : Objective).Select(label => $"{label} {key.Id}"), was, will);
            }
        }
    }

    private static Dictionary<(bool IsAnswer, string Id), string> Lines(SovereigntyTable? table)
    {
        var lines = new Dictionary<(bool, string), string>();
        ImmutableArray<SovereigntyObjective> objectives = table is null ? [] : table.Objectives;
        foreach (var objective in objectives)
        {
            lines[(false, objective.Id)] = string.Create(CultureInfo.InvariantCulture, $"{objective.Weight} %, ≥ {objective.Floor}");
            foreach (var answer in objective.Answers)
            {
                lines[(true, answer.Id)] = $"{objective.Id}: {answer.Level}; {answer.Evidence}; {answer.Proven}";
            }
        }

        return lines;
    }
}
