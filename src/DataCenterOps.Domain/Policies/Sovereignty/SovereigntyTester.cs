using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>Runs the tests that answers carry with them, with the function that scores.</summary>
internal static class SovereigntyTester
{
    public static IEnumerable<PackTestResult> Run(CompiledSovereignty table, CancellationToken cancellationToken) =>
        table.Answers.SelectMany(answer => answer.Answer.Tests.Select(test => Run(answer, test, cancellationToken)));

    private static PackTestResult Run(CompiledAnswer answer, SovereigntyTest test, CancellationToken cancellationToken)
    {
        var subject = CelJson.Read(test.Subject, CelType.Object(FactSchema.Of(PolicyTarget.System)));
        var score = SovereigntyJudge.Judge(
            answer, [subject, CelValue.FromTimestamp(CelTimestamp.From(test.Now))], new CelBudget(PolicyLimits.DecisionCost), cancellationToken);
        var expected = Describe(test.Level, test.Proven);
        var actual = score.Error is { } error ? $"error in {error.Part}: {error.Message}" : Describe(score.Declared, score.IsProven);
        return new PackTestResult(answer.Answer.Id, test.Name, expected, actual, expected == actual, test.Line);
    }

    private static string Describe(int level, bool proven) => $"level {level}, {(proven ? "proven" : "declared only")}";
}
