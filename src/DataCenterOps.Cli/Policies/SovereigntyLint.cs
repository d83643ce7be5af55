using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Cli.Policies;

/// <summary>Doubts about a table of sovereignty that compiles: a text that is missing, an answer that nothing was seen to say.</summary>
internal static class SovereigntyLint
{
    /// <summary>The warnings, in the order of the table; none without one.</summary>
    public static IEnumerable<LintWarning> Warnings(SovereigntyTable? table) => (table?.Objectives ?? []).SelectMany(objective =>
        Missing(objective.Id, "the title", objective.Title).Concat(objective.Answers.SelectMany(Of)));

    private static IEnumerable<LintWarning> Of(SovereigntyAnswer answer)
    {
        foreach (var missing in Missing(answer.Id, "the question", answer.Question))
        {
            yield return missing;
        }

        if (answer.Tests.IsEmpty)
        {
            yield return new(answer.Id, "no test shows what level it gives", "lint.untested");
        }
        else if (answer.Proven is not null && answer.Tests.Select(test => test.Proven).Distinct().Count() < 2)
        {
            yield return new(answer.Id, "no test shows that it can be proven and that it can be not", "lint.untested");
        }
    }

    private static IEnumerable<LintWarning> Missing(string id, string what, LocalizedText text) => PackLint.Missing(text).Select(
        language => new LintWarning(id, $"{what} is missing in `{language}`", "lint.language"));
}
