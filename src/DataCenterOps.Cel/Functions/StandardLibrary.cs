using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>The functions of the language definition.</summary>
internal static class StandardLibrary
{
    private const string PlannersOwn = "the planner makes a node of its own for this";

    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType B = CelType.Parameter("B");

    public static ImmutableArray<CelFunction> Functions { get; } =
        [.. Sizes(), .. Texts(), .. General(), .. Conversions.Functions(), .. TimeFunctions.Functions()];

    private static IEnumerable<CelFunction> Sizes()
    {
        CelType[] types = [CelType.String, CelType.Bytes, CelType.List(A), CelType.Map(A, B)];
        foreach (var type in types)
        {
            // Counting the code points of a text reads all of it.
            var cost = new CelCost(0, type.Equals(CelType.String) ? CelCostShape.Tenth : CelCostShape.Fixed);
            yield return CelFunction.Global("size", [type], CelType.Int, cost, Size);
            yield return CelFunction.Member("size", [type], CelType.Int, cost, Size);
        }
    }

    private static CelValue Size(ReadOnlySpan<CelValue> arguments) => CelValue.FromInt(
        arguments[0].Kind == CelKind.String ? CelText.Length(arguments[0].AsString()) : Weight.Size(arguments[0]));

    private static IEnumerable<CelFunction> Texts()
    {
        ImmutableArray<CelType> two = [CelType.String, CelType.String];
        yield return CelFunction.Member("startsWith", two, CelType.Bool, new(0, CelCostShape.Tenth),
            a => CelValue.FromBool(a[0].AsString().StartsWith(a[1].AsString(), StringComparison.Ordinal)));
        yield return CelFunction.Member("endsWith", two, CelType.Bool, new(0, CelCostShape.Tenth),
            a => CelValue.FromBool(a[0].AsString().EndsWith(a[1].AsString(), StringComparison.Ordinal)));
        yield return CelFunction.Member("contains", two, CelType.Bool, new(0, CelCostShape.Product),
            a => CelValue.FromBool(a[0].AsString().Contains(a[1].AsString(), StringComparison.Ordinal)));
        yield return CelFunction.Member("matches", two, CelType.Bool, PatternCost.Matches,
            static _ => throw new InvalidOperationException(PlannersOwn));
        yield return CelFunction.Global("matches", two, CelType.Bool, PatternCost.Matches,
            static _ => throw new InvalidOperationException(PlannersOwn));
    }

    private static IEnumerable<CelFunction> General()
    {
        yield return CelFunction.Global("type", [CelType.Dyn], CelType.Type, default,
            a => CelValue.FromType(ValueTypes.Name(a[0])));
        yield return CelFunction.Global("dyn", [CelType.Dyn], CelType.Dyn, default, a => a[0]);
    }
}
