using System.Text.Json;

namespace DataCenterOps.Cel.Tests.Conformance;

public sealed class RealWorldTests(ITestOutputHelper output)
{
    [Fact]
    public void An_expression_from_the_field_parses_or_is_refused_with_its_place()
    {
        var (parsed, known) = (0, 0);
        foreach (var line in File.ReadLines(Suites.File("cel-realworld", "kyverno-expressions.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var source = json.RootElement.GetProperty("expr").GetString()!;
            if (Parser.Parse(new CelSource(source), CelLibraries.Everything.Macros, out _, out var issue) is null)
            {
                Assert.True(issue is { Line: >= 1, Column: >= 1, Message.Length: > 0 }, source);
                output.WriteLine($"{issue.Line}:{issue.Column}: {issue.Message}: {source}");
                continue;
            }

            parsed++;
            // They name variables and functions that we do not have: each is an issue with a place, or met at run time.
            Assert.All(CelLibraries.Everything.Compile(source).Issues, one => Assert.True(one.Line >= 1 && one.Column >= 1, source));
            var result = CelLibraries.Everything.CompileUnchecked(source).Program!.Evaluate(
                [], new CelBudget(CelLimits.ExpressionCost), TestContext.Current.CancellationToken);
            known += result.IsError ? 0 : 1;
        }

        output.WriteLine($"{parsed} parse, {known} have a value");
        Assert.True(parsed > 180);
    }
}
