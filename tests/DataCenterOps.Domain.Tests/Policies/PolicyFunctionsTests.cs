using System.Collections.Immutable;
using DataCenterOps.Cel;
using DataCenterOps.Domain.Policies;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

public sealed class PolicyFunctionsTests
{
    private static readonly CelEnvironment Environment = CelLibraries.Everything.WithLibrary(PolicyFunctions.For(
        new Pack("p", "1.0.0", "DZ", "sha256:0", ["public", "internal", "secret"], [], [])));

    [Theory]
    [InlineData("rank('internal') < rank('secret')", "true")]
    [InlineData("rank('cosmic')", "policy.unknown_level")]
    [InlineData("days(2) == duration('48h')", "true")]
    [InlineData("days(-1) == duration('-24h')", "true")]
    [InlineData("days(9223372036854775807)", "policy.days")]
    [InlineData("inJurisdiction('DZ', ['TN', 'DZ'])", "true")]
    [InlineData("inJurisdiction('FR', ['TN', 'DZ'])", "false")]
    [InlineData("inJurisdiction('unknown', [])", "false")]
    [InlineData("withinKm({'lat': 36.7538, 'lon': 3.0588}, {'lat': 35.6971, 'lon': -0.6308}, 400)", "true")]
    [InlineData("withinKm({'lat': 36.7538, 'lon': 3.0588}, {'lat': 35.6971, 'lon': -0.6308}, 300)", "false")]
    [InlineData("withinKm({'lat': 0, 'lon': 180}, {'lat': 0, 'lon': -180}, 0.001)", "true")]
    [InlineData("withinKm({'lat': 90, 'lon': 0}, {'lat': -90, 'lon': 0}, 20015)", "false")]
    [InlineData("withinKm({'lat': 91, 'lon': 0}, {'lat': 0, 'lon': 0}, 1)", "policy.place")]
    [InlineData("withinKm({'lat': 1}, {'lat': 0, 'lon': 0}, 1)", "policy.place")]
    [InlineData("withinKm({'lat': 'x', 'lon': 0}, {'lat': 0, 'lon': 0}, 1)", "policy.place")]
    public void A_function_of_our_own_has_its_value_or_an_error(string source, string expected)
    {
        var compiled = Environment.Compile(source);
        Assert.True(compiled.Program is not null, string.Join('\n', compiled.Issues));
        var budget = new CelBudget(10_000);
        var result = compiled.Program.Evaluate([], budget, TestContext.Current.CancellationToken);
        Assert.StartsWith(expected, result.ToString(), StringComparison.Ordinal);
        Assert.InRange(budget.Spent, 1, compiled.WorstCost);
    }

    [Fact]
    public void Rules_may_use_every_library() => Assert.All(
        (ImmutableArray<string>)["'a'.upperAscii()", "math.abs(-1)", "[1].sort()", "sets.contains([1], [1])", "optional.of(1).value()",
            "[1].transformList(i, v, v)", "cel.bind(a, 1, a)", "base64.encode(b'a')", "ip('1.1.1.1')"],
        source => Assert.NotNull(Environment.Compile(source).Program));
}
