using System.Diagnostics;

namespace DataCenterOps.Cel.Tests.Limits;

public sealed class NaughtyInputTests
{
    public static TheoryData<string, string> Naughty => new()
    {
        { new string('(', 4_000), "cel.too_deep" },
        { new string('[', 4_000), "cel.too_deep" },
        { string.Concat(Enumerable.Repeat("{1:", 2_000)), "cel.too_deep" },
        { string.Concat(Enumerable.Repeat("-(", 2_000)), "cel.too_deep" },
        { string.Concat(Enumerable.Repeat("!-", 2_000)) + "1", "cel.too_deep" },
        { string.Concat(Enumerable.Repeat("a?b:", 1_500)), "cel.too_deep" },
        { "1" + string.Concat(Enumerable.Repeat("+1", 2_000)), "cel.too_deep" },
        { "a" + string.Concat(Enumerable.Repeat(".a", 2_000)), "cel.too_deep" },
        { "[" + string.Concat(Enumerable.Repeat("!a,", 2_700)) + "]", "cel.too_many_nodes" },
        { new string('a', 1_048_576), "cel.too_long" },
        { "", "cel.syntax" },
        { "\0", "cel.syntax" },
        { "'\\ud800'", "cel.syntax" },
        { "'abc", "cel.syntax" },
        { "1..2", "cel.syntax" },
        { "0x", "cel.syntax" },
        { "99999999999999999999", "cel.syntax" },
        { "9223372036854775808", "cel.syntax" },
        { "a b", "cel.syntax" },
        { "f(1,)", "cel.syntax" },
        { "for", "cel.syntax" },
        { "[1].all(x.y, true)", "cel.syntax" },
        { "has(a)", "cel.syntax" },
        { "System{id: 'x'}", "cel.no_construction" },
        { "'a'.matches('(?=b)')", "cel.bad_pattern" },
        { "'a'.matches('(a)\\\\1')", "cel.bad_pattern" },
        { "'a'.matches('(((a{100}){100}){100})')", "cel.bad_pattern" },
        { "unknown", "cel.unknown_name" },
        { "sice('')", "cel.unknown_function" },
    };

    [Theory]
    [MemberData(nameof(Naughty))]
    public void A_naughty_text_is_refused_with_a_code(string source, string code)
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(code, Evaluating.Issue(CelEnvironment.Standard, source).Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"it took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("true", "&&")]
    [InlineData("false", "||")]
    public void A_long_chain_of_conditions_is_not_deep(string term, string sign)
    {
        var source = string.Join(sign, Enumerable.Repeat(term, 1_000));
        Assert.Equal(term, Evaluating.Print(source));
    }

    [Fact]
    public void Thousands_of_minus_signs_cost_nothing() =>
        Assert.Equal("true", Evaluating.Print(new string('!', 4_000) + "true"));

    [Theory]
    [InlineData("[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, [1,2,3,4,5,6,7,8,9,10].all(f, true))))))")]
    [InlineData("true || [1,2,3,4,5,6,7,8,9,10].map(a, [1,2,3,4,5,6,7,8,9,10].map(b, [1,2,3,4,5,6,7,8,9,10].map(c, [a, b, c]))).size() == 1000")]
    public void A_spent_budget_is_an_error_that_nothing_absorbs(string source)
    {
        var spent = Evaluating.Run($"[1,2,3,4,5,6,7,8,9,10].all(z, ({source}))", budget: 20);
        Assert.Equal("cost.exhausted", spent.Error?.Code);
    }

    [Fact]
    public void A_cancelled_evaluation_ends_within_a_stride()
    {
        var list = "[" + string.Join(",", Enumerable.Range(0, 1_000)) + "]";
        var program = CelEnvironment.Standard.Compile($"{list}.all(x, x >= 0)").Program!;
        using var source = new CancellationTokenSource();
        source.Cancel();
        var budget = new CelBudget(1_000_000);
        Assert.Equal("cel.cancelled", program.Evaluate([], budget, source.Token).Error?.Code);
        Assert.True(budget.Spent < 1_000);
    }

    [Fact]
    public void Doubling_a_text_ends_at_its_largest_size()
    {
        var environment = CelEnvironment.Standard.WithLibrary(CelLibraries.Bindings);
        var source = "size(a)";
        for (var i = 0; i < 40; i++)
        {
            source = $"cel.bind(a, a + a, {source})";
        }

        Assert.Equal("cel.too_large", Evaluating.Run(environment, $"cel.bind(a, 'x', {source})", []).Error?.Code);
    }
}
