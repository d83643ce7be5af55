namespace DataCenterOps.Cel.Tests.Conformance;

public sealed class ConformanceTests(ITestOutputHelper output)
{
    [Fact]
    public void Each_kind_of_the_language_works_beyond_the_cases_of_the_suite()
    {
        using var lines = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Conformance", "whole-kinds.jsonl"));
        var results = CelConformance.Run(lines);
        Assert.True(results.Length > 400);
        Assert.Empty(results.Where(result => !result.Passed).Select(result => $"{result.Id} {result.Expression}: {result.Detail}"));
    }

    [Fact]
    public void A_test_that_names_a_type_fails_on_another()
    {
        var result = Assert.Single(CelConformance.Run(new StringReader(
            """{"file":"f","section":"s","name":"n","expr":"[1]","expect":{"type":"list(uint)"}}""")));
        Assert.False(result.Passed);
        Assert.Equal("is `list(int)` instead of `list(uint)`", result.Detail);
    }

    [Fact]
    public void What_fails_of_the_conformance_suite_is_known_and_only_shrinks()
    {
        using var lines = new StreamReader(Suites.File("cel-conformance", "cel-simple.jsonl"));
        var results = CelConformance.Run(lines);
        foreach (var kind in results.GroupBy(result => result.Kind, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Key}: {kind.Count(result => result.Passed)} of {kind.Count()}");
        }

        var known = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Conformance", "known-failures.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal);
        var failed = results.Where(result => !result.Passed).ToList();
        foreach (var result in failed)
        {
            output.WriteLine($"{result.Id}: {result.Expression}: {result.Detail}");
        }

        Assert.DoesNotContain(failed, result => !known.Contains(result.Id));
        Assert.Empty(known.Except(failed.Select(result => result.Id), StringComparer.Ordinal));
    }
}
