using CsCheck;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>The planned program against one walk through the tree: same value, or an error in both.</summary>
public sealed class ReferenceTests
{
    private static readonly CelEnvironment Typed = Declare(type => type);
    private static readonly CelEnvironment Untyped = Declare(_ => CelType.Dyn);

    [Fact]
    public void A_well_typed_expression_has_the_value_of_its_definition() => Gen.ULong.Sample(TryTyped, iter: 6_000);

    [Fact]
    public void An_expression_of_any_types_unchecked_has_the_value_of_its_definition() => Gen.ULong.Sample(TryWild, iter: 6_000);

    [Fact]
    public void What_is_computed_when_it_is_compiled_has_the_same_value_and_costs_no_more_than_was_promised() => Gen.ULong.Sample(TryFolded, iter: 3_000);

    [Theory]
    [MemberData(nameof(Found))]
    public void What_once_disagreed_agrees(string source)
    {
        Agree(source, Untyped.CompileUnchecked(source), new Dice(1));
        Agree(source, Typed.Compile(source), new Dice(1));
    }

    public static TheoryData<string> Found => new()
    {
        "optional.of(1).orValue(1 / 0)",
        "optional.of(1).or(optional.of(1 / 0))",
        "optional.none().orValue(1 / 0)",
        "[1, 2][dyn(1.5)]",
        "[].sort().reverse().join('A b')",
        "(k.sort() + []).sort()",
        "string(dyn(o).value())",
        "optional.of(i) == ['a'].filter(v, true)",
        "(true ? b'' : [[2, 1]])",
        "[1, [2, 3], [4]].flatten()",
        "([] + bytes('😀'.trim().reverse()))",
        "[false ? [].sort() : k]",
        "{'😀': 0, 'c': 3}.transformMap(v0, v1, 7).map(v2, v2.indexOf('a,b'))",
    };

    internal static void TryTyped(ulong seed)
    {
        var dice = new Dice(seed);
        var expressions = new RandomExpression(dice, wild: false);
        var source = expressions.Next(expressions.AnyType(), dice.Next(1, 6));
        var compiled = Typed.Compile(source);
        Assert.True(compiled.Program is not null || TooLong(compiled), $"{source}\n{string.Join('\n', compiled.Issues)}");
        Agree(source, compiled, dice);
        Agree(source, Untyped.Compile(source), dice);
    }

    internal static void TryWild(ulong seed)
    {
        var dice = new Dice(seed);
        var expressions = new RandomExpression(dice, wild: true);
        var source = expressions.Next(expressions.AnyType(), dice.Next(1, 6));
        Agree(source, Untyped.CompileUnchecked(source), dice);
    }

    private static void TryFolded(ulong seed)
    {
        var dice = new Dice(seed);
        var expressions = new RandomExpression(dice, wild: false);
        var source = expressions.Next(expressions.AnyType(), dice.Next(1, 6));
        var values = RandomValues.Of(dice);
        var constant = CelLibraries.Everything;
        for (var at = 0; at < values.Length; at++)
        {
            var (name, type) = RandomExpression.Variables[at];
            constant = dice.Next(2) == 0 ? constant.WithConstant(name, type, values[at]) : constant.WithVariable(name, type);
        }

        if (Typed.Compile(source).Program is not { } plain)
        {
            return;
        }

        var compiled = constant.Compile(source);
        var budget = new CelBudget(CelLimits.DecisionCost);
        var wanted = plain.Evaluate(values, new CelBudget(CelLimits.DecisionCost), TestContext.Current.CancellationToken);
        var folded = compiled.Program!.Evaluate(values, budget, TestContext.Current.CancellationToken);
        Assert.True(wanted.ToString() == folded.ToString(), $"{source}\nwith {Shown(values)}\ngave {folded} instead of {wanted}");
        Assert.True(budget.Spent <= compiled.WorstCost, $"{source} cost {budget.Spent} and at most {compiled.WorstCost} was promised");
    }

    private static void Agree(string source, CelCompilation compiled, Dice dice)
    {
        if (compiled.Program is not { } program)
        {
            return;
        }

        var values = RandomValues.Of(dice);
        var budget = new CelBudget(CelLimits.DecisionCost);
        var result = program.Evaluate(values, budget, TestContext.Current.CancellationToken);
        if (result.Error?.Code is CelCodes.CostExhausted or CelCodes.TooLarge)
        {
            return;
        }

        Assert.True(budget.Spent <= compiled.WorstCost, $"{source} cost {budget.Spent} and at most {compiled.WorstCost} was promised");
        var tree = Parser.Parse(new CelSource(source), CelLibraries.Everything.Macros, out _, out _)!;
        string wanted;
        try
        {
            var names = RandomExpression.Variables.Select((variable, at) => (variable.Name, values[at]));
            wanted = ReferenceValues.To(new ReferenceEvaluator(names).Eval(tree)).ToString();
        }
        catch (NotSupportedException)
        {
            return;
        }
        catch (ReferenceError error)
        {
            Assert.True(result.IsError, $"{source}\nwith {Shown(values)}\ngave {result}; an error was wanted: {error.Message}");
            return;
        }

        Assert.True(wanted == result.ToString(), $"{source}\nwith {Shown(values)}\ngave {result}; wanted was {wanted}");
    }

    private static string Shown(CelValue[] values) =>
        string.Join(", ", RandomExpression.Variables.Select((variable, at) => $"{variable.Name} = {values[at]}"));

    private static bool TooLong(CelCompilation compiled) => compiled.Issues[0].Code is CelCodes.TooLong or CelCodes.TooManyNodes or CelCodes.TooDeep;

    private static CelEnvironment Declare(Func<CelType, CelType> type) => RandomExpression.Variables.Aggregate(
        CelLibraries.Everything, (environment, variable) => environment.WithVariable(variable.Name, type(variable.Type)));
}
