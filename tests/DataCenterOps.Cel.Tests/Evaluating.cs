namespace DataCenterOps.Cel.Tests;

/// <summary>One expression without variables, compiled and evaluated.</summary>
internal static class Evaluating
{
    public static CelResult Run(string source, long budget = CelLimits.ExpressionCost) =>
        Run(CelEnvironment.Standard, source, [], budget);

    public static CelResult Run(
        CelEnvironment environment, string source, CelValue[] values, long budget = CelLimits.ExpressionCost)
    {
        var compiled = environment.Compile(source);
        Assert.True(compiled.Program is not null, string.Join('\n', compiled.Issues));
        return compiled.Program.Evaluate(values, new CelBudget(budget), TestContext.Current.CancellationToken);
    }

    public static string Print(string source) => Run(source).ToString();

    public static CelIssue Issue(CelEnvironment environment, string source)
    {
        var compiled = environment.Compile(source);
        Assert.Null(compiled.Program);
        return compiled.Issues[0];
    }
}
