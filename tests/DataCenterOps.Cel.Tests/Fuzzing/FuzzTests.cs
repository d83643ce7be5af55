using System.Text.Json;
using System.Text.RegularExpressions;
using DataCenterOps.Cel.Tests.Conformance;
using DataCenterOps.Cel.Tests.Packs;

namespace DataCenterOps.Cel.Tests.Fuzzing;

/// <summary>
/// Spoilt expressions through lexer, parser, checker and evaluation. <c>DCOPS_FUZZ_ROUNDS</c> makes it longer,
/// <c>DCOPS_FUZZ_SEED</c> repeats a failure.
/// </summary>
public sealed partial class FuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 20_000;

    private static readonly CelEnvironment Environment =
        CelLibraries.Everything.WithVariable("subject", CelType.Object(Estate.HostedSystem)).WithVariable("params", CelType.Object(Estate.Params))
            .WithVariable("now", CelType.Timestamp).WithVariable("x", CelType.Dyn);

    [Fact]
    public void A_spoilt_expression_gives_a_program_or_issues_with_their_places()
    {
        var seed = Seed();
        output.WriteLine($"DCOPS_FUZZ_SEED={seed}");
        var mutations = new Mutations(new Dice(seed), [.. Corpus()]);
        var (good, refused) = (0, 0);
        CelValue[] values = [.. Estate.Values("""{"id":"s","placements":[]}""", """{"home":["DZ"]}"""), CelValue.Null];
        for (var round = 0; round < Number("DCOPS_FUZZ_ROUNDS", Rounds); round++)
        {
            var source = mutations.Next();
            try
            {
                var compiled = Environment.Compile(source);
                if (compiled.Program is null)
                {
                    refused++;
                    Assert.All(compiled.Issues, issue => Assert.True(issue.Line >= 1 && issue.Column >= 1 && issue.Code.Length > 0));
                    Assert.InRange(compiled.Issues.Length, 1, CelLimits.Issues);
                    compiled = Environment.CompileUnchecked(source);
                }

                good += compiled.Program is null ? 0 : 1;
                var budget = new CelBudget(20_000);
                var result = compiled.Program?.Evaluate(values, budget, TestContext.Current.CancellationToken);
                Assert.True(result?.Error is not { Line: 0 }, "an error without a place");
                Assert.True(budget.Spent <= Math.Max(1, compiled.WorstCost), $"{budget.Spent} units spent, {compiled.WorstCost} promised");
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"DCOPS_FUZZ_SEED={seed} round {round}: {JsonSerializer.Serialize(source)}", failure);
            }
        }

        output.WriteLine($"{good} ran, {refused} were refused by the checker");
        Assert.True(good > 100 && refused > 100);
    }

    private static ulong Seed() => System.Environment.GetEnvironmentVariable("DCOPS_FUZZ_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, System.Globalization.CultureInfo.InvariantCulture)
        : (ulong)TimeProvider.System.GetUtcNow().Ticks;

    private static int Number(string name, int otherwise) =>
        int.TryParse(System.Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static IEnumerable<string> Corpus()
    {
        foreach (var (suite, file) in new[] { ("cel-conformance", "cel-simple.jsonl"), ("cel-realworld", "kyverno-expressions.jsonl") })
        {
            foreach (var line in File.ReadLines(Suites.File(suite, file)))
            {
                using var json = JsonDocument.Parse(line);
                yield return json.RootElement.GetProperty("expr").GetString()!;
            }
        }

        var pack = File.ReadAllText(Path.Combine(Suites.Root(), "deploy", "policies", "dz-gov-baseline.yaml"));
        foreach (Match match in Expressions().Matches(pack))
        {
            yield return match.Groups["source"].Value;
        }
    }

    [GeneratedRegex("^ +-? *(?:match|expression|evidence): \"(?<source>.*)\"$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expressions();
}
