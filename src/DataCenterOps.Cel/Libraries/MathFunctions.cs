using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>Functions of numbers.</summary>
internal static class MathFunctions
{
    private static readonly CelType[] Numbers = [CelType.Int, CelType.Uint, CelType.Double];

    public static ImmutableArray<(string Name, int Arguments, bool Member, Macro Macro)> Macros { get; } =
        [.. Enumerable.Range(3, 30).SelectMany(count => new (string, int, bool, Macro)[]
            { ("greatest", count, true, Gather), ("least", count, true, Gather) })];

    public static IEnumerable<CelFunction> Functions()
    {
        foreach (var (name, wanted) in new[] { ("math.greatest", 1), ("math.least", -1) })
        {
            foreach (var type in Numbers)
            {
                yield return CelFunction.Global(name, [type], type, default, a => a[0]);
                yield return CelFunction.Global(name, [CelType.List(type)], type, new(0, CelCostShape.Size), a => Extreme(a[0].Items, wanted));
                foreach (var other in Numbers)
                {
                    yield return CelFunction.Global(
                        name, [type, other], type.Equals(other) ? type : CelType.Dyn, default, a => Extreme(a, wanted));
                }
            }
        }

        // A list of mixed numbers: the kinds of its items are looked at one by one.
        var any = CelType.Parameter("A");
        foreach (var (name, wanted) in new[] { ("math.greatest", 1), ("math.least", -1) })
        {
            yield return CelFunction.Global(
                name, [CelType.List(any)], any, new(0, CelCostShape.Size), a => Extreme(a[0].Items, wanted));
        }

        foreach (var (name, operation) in new (string, Func<double, double>)[]
            { ("ceil", Math.Ceiling), ("floor", Math.Floor), ("trunc", Math.Truncate), ("round", Round) })
        {
            yield return CelFunction.Global($"math.{name}", [CelType.Double], CelType.Double, default,
                a => CelValue.FromDouble(operation(a[0].AsDouble())));
        }

        yield return Test("isNaN", double.IsNaN);
        yield return Test("isInf", double.IsInfinity);
        yield return Test("isFinite", double.IsFinite);
        yield return CelFunction.Global("math.sqrt", [CelType.Double], CelType.Double, default, a => Sqrt(a[0].AsDouble()));
        yield return CelFunction.Global("math.sqrt", [CelType.Int], CelType.Double, default, a => Sqrt(a[0].AsInt()));
        yield return CelFunction.Global("math.sqrt", [CelType.Uint], CelType.Double, default, a => Sqrt(a[0].AsUint()));
        foreach (var type in Numbers)
        {
            yield return CelFunction.Global("math.abs", [type], type, default, a => Abs(a[0]));
            yield return CelFunction.Global("math.sign", [type], type, default, a => Sign(a[0]));
        }

        foreach (var function in BitFunctions.Functions())
        {
            yield return function;
        }
    }

    // Three arguments and more are gathered into a list. Two of them stay a call, so that their types are checked.
    private static Expr? Gather(MacroCall call)
    {
        if (call.Target is not Expr.Name { Text: "math" })
        {
            return null;
        }

        Expr?[] children = [.. call.Arguments];
        var list = new Expr.List(
            call.Parser.NewId(call.Offset, children), call.Offset, call.Arguments,
            [.. Enumerable.Repeat(false, call.Arguments.Length)]);
        return call.Parser.NewCall(call.Offset, $"math.{call.Name}", null, list);
    }

    private static CelFunction Test(string name, Func<double, bool> test) => CelFunction.Global(
        $"math.{name}", [CelType.Double], CelType.Bool, default, a => CelValue.FromBool(test(a[0].AsDouble())));

    private static double Round(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    private static CelValue Sqrt(double value) => CelValue.FromDouble(Math.Sqrt(value));

    private static CelValue Extreme(ReadOnlySpan<CelValue> values, int wanted)
    {
        if (values.IsEmpty)
        {
            return CelValue.Fail(CelCodes.InvalidArgument, "an empty list has no extreme");
        }

        var best = values[0];
        foreach (ref readonly var value in values)
        {
            if (!CelNumbers.IsNumber(value.Kind))
            {
                return CelValue.Fail(CelCodes.NoSuchOverload, $"`math` does not take `{ValueTypes.Name(value)}`");
            }

            best = CelNumbers.Compare(value, best) == wanted ? value : best;
        }

        return best;
    }

    private static CelValue Abs(in CelValue value) => value.Kind switch
    {
        CelKind.Int when value.AsInt() == long.MinValue => Arithmetic.Overflow(),
        CelKind.Int => CelValue.FromInt(Math.Abs(value.AsInt())),
        CelKind.Double => CelValue.FromDouble(Math.Abs(value.AsDouble())),
        _ => value,
    };

    private static CelValue Sign(in CelValue value) => value.Kind switch
    {
        CelKind.Int => CelValue.FromInt(Math.Sign(value.AsInt())),
        CelKind.Uint => CelValue.FromUint(value.AsUint() == 0 ? 0UL : 1UL),
        _ when double.IsNaN(value.AsDouble()) => value,
        _ => CelValue.FromDouble(Math.Sign(value.AsDouble())),
    };
}
