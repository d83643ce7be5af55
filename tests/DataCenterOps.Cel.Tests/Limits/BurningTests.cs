namespace DataCenterOps.Cel.Tests.Limits;

/// <summary>The known ways to burn a machine by an expression. Each ends, within its budget and in little memory.</summary>
public sealed class BurningTests
{
    private const long MostBytes = 400_000_000;

    private static readonly CelEnvironment Environment = CelLibraries.Everything
        .WithVariable("big", CelType.List(CelType.Int)).WithVariable("text", CelType.String);

    private static readonly CelValue[] Values =
    [
        CelValue.FromList([.. Enumerable.Range(0, CelLimits.Items).Select(at => CelValue.FromInt(at))]),
        CelValue.FromString(string.Concat(Enumerable.Repeat("abba", CelLimits.TextLength / 4))),
    ];

    public static TheoryData<string, string> Ways => new()
    {
        { "nested loops", "big.all(a, big.all(b, big.all(c, a + b + c >= 0)))" },
        { "nested loops that build", "big.map(a, big.map(b, [a, b]))" },
        { "loops over what loops build", "big.map(a, big).flatten().map(b, big).flatten()" },
        { "a filter that keeps nothing", "big.map(a, big.filter(b, false))" },
        { "doubling a text", Doubled("a + a", "'x'", "size(a)") },
        { "doubling a list", Doubled("a + a", "[1]", "size(a)") },
        { "doubling bytes", Doubled("a + a", "b'x'", "size(a)") },
        { "growing by replacing", Doubled("a.replace('', a)", "'xy'", "size(a)") },
        { "growing by replacing in a loop", "big.all(i, text.replace('', text) == '')" },
        { "growing by joining", Doubled("[a, a, a, a].join(a)", "'xy'", "size(a)") },
        { "growing by formatting", Doubled("'%s%s%s%s'.format([a, a, a, a])", "'xy'", "size(a)") },
        { "growing by quoting", Doubled("strings.quote(a)", "'\\\\\\\\\"'", "size(a)") },
        { "growing by splitting and joining", "big.map(i, text.split('').join('--'))" },
        { "formatting in a loop", "big.map(i, '%s'.format([big]))" },
        { "joining in a loop", "big.map(i, [text, text].join())" },
        { "numbers with many digits", "big.map(i, '%.100f'.format([1e300]))" },
        { "a value of shared parts, compared", Doubled("[a, a]", "[1]", "dyn(a) == [a, a]") },
        { "a value of shared parts, compared with its like", $"cel.bind(z, {Doubled("[a, a]", "[1]", "a")}, {Doubled("[a, a]", "[1]", "a == z")})" },
        { "a value of shared parts beside a small one", Doubled("[a, a]", "[1]", "big.all(i, dyn(a) != [1, 2, 3])") },
        { "a value of shared parts, written", Doubled("[a, a]", "[1]", "'%s'.format([a])") },
        { "a value of shared parts, found in itself", Doubled("[a, a]", "[1]", "a in [a, a, a]") },
        { "a value of shared parts as a key", Doubled("[a, a]", "[1]", "dyn({'a': 1})[a]") },
        { "a value of shared parts, flattened", Doubled("[a, a]", "[1]", "a.flatten(1000)") },
        { "a value of shared parts, made distinct", Doubled("[a, a]", "[1]", "[a, a, a].distinct()") },
        { "a value of shared parts in an optional", Doubled("[a, a]", "[1]", "optional.of(a) == optional.of([a[0], a[1]])") },
        { "a value of shared parts in a map", Doubled("{'l': a, 'r': a}", "{'l': 1}", "dyn(a) == {'l': a, 'r': a}") },
        { "a value of shared parts as a set", Doubled("[a, a]", "[1]", "sets.equivalent([a], [a])") },
        { "a value of shared parts as the answer", Doubled("[a, a]", "[1]", "a") },
        { "keys whose hashes would be alike", "big.transformMapEntry(i, v, {i * 4294967297: i}).size()" },
        { "distinct items of a long list", "big.distinct().size()" },
        { "two long lists as sets", "sets.equivalent(big, big.reverse())" },
        { "sorting again and again", "big.all(i, big.reverse().sort()[0] == 0)" },
        { "a text searched for its like", "big.all(i, text.contains(text.substring(1) + 'b'))" },
        { "a long range", "lists.range(9223372036854775807)" },
        { "ranges in ranges", "lists.range(65536).map(i, lists.range(65536))" },
        { "a pattern that backtracks", "big.all(i, !text.matches('^(a+|b+|(ab)*)*c$'))" },
        { "a pattern with many ways", "big.all(i, !text.matches('(.*a.{20})+c$'))" },
        { "a pattern with high counts", "big.all(i, !text.matches('((a?){30}){30}(b{9}){9}c'))" },
        { "patterns made of data", "big.all(i, !text.matches('(a|b|ab){30}' + string(i)))" },
        { "long patterns made of data", "big.all(i, !'x'.matches('(?i)\\\\pL\\\\pL\\\\pL{300}' + string(i)))" },
        { "zones made of data", "big.all(i, timestamp(0).getHours('Mars/A' + string(i)) == 0)" },
        { "messages of errors", "big.exists(i, dyn({'a': 1})[text + string(i)] == 1)" },
        { "times at their ends", "big.exists(i, timestamp('9999-12-31T23:59:59Z') + duration('315576000000s') > timestamp(i))" },
        { "base64 of base64", Doubled("bytes(base64.encode(a + a))", "b'xyz'", "size(a)") },
        { "lazy values that are not read", "big.map(i, cel.bind(a, big.map(j, j), i))" },
        { "a long chain", "big.all(i, " + string.Join(" && ", Enumerable.Repeat("i >= 0", 500)) + ")" },
        { "deep nesting", "big.all(i, " + new string('(', 200) + "i >= 0" + new string(')', 200) + ")" },
        { "sorting by what costs", "big.sortBy(i, big.map(j, j)[0])" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_way_to_burn_a_machine_ends_within_the_budget(string way, string source)
    {
        var compiled = Environment.Compile(source);
        Assert.True(compiled.Program is not null, $"{way}: {string.Join('\n', compiled.Issues)}");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var budget = new CelBudget(CelLimits.ExpressionCost);
        var result = compiled.Program.Evaluate(Values, budget, TestContext.Current.CancellationToken);
        using var json = new System.Text.Json.Utf8JsonWriter(Stream.Null);
        if (!result.IsError)
        {
            CelJson.Write(json, result.Value);
        }

        Assert.True(result.ToString().Length <= CelLimits.TextLength + 100);
        Assert.InRange(budget.Spent, 1, CelLimits.ExpressionCost);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_may_burn_a_machine_has_a_worst_case_of_at_least_what_it_cost(string way, string source)
    {
        var compiled = Environment.Compile(source);
        var budget = new CelBudget(CelLimits.ExpressionCost);
        compiled.Program!.Evaluate(Values, budget, TestContext.Current.CancellationToken);
        Assert.True(compiled.WorstCost >= budget.Spent, $"{way}: {compiled.WorstCost} was promised and {budget.Spent} spent");
    }

    private static string Doubled(string step, string start, string body)
    {
        for (var i = 0; i < 60; i++)
        {
            body = $"cel.bind(a, {step}, {body})";
        }

        return $"cel.bind(a, {start}, {body})";
    }
}
