using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>Optionals. <c>or</c> and <c>orValue</c> are lazy as the conditional is.</summary>
internal static class OptionalFunctions
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType Some = CelType.Optional(A);

    public static ImmutableArray<(string Name, int Arguments, bool Member, Macro Macro)> Macros { get; } =
        [("optMap", 2, true, call => Map(call, flat: false)), ("optFlatMap", 2, true, call => Map(call, flat: true))];

    public static IEnumerable<CelFunction> Functions()
    {
        yield return CelFunction.Global("optional.of", [A], Some, default, a => CelValue.FromOptional(a[0]));
        yield return CelFunction.Global("optional.none", [], Some, default, _ => CelValue.None);
        yield return CelFunction.Global("optional.ofNonZeroValue", [A], Some, default,
            a => IsZero(a[0]) ? CelValue.None : CelValue.FromOptional(a[0]));
        yield return CelFunction.Member("hasValue", [Some], CelType.Bool, default,
            a => CelValue.FromBool(a[0].AsOptional().HasValue));
        yield return CelFunction.Member("value", [Some], A, default, a => a[0].AsOptional().HasValue
            ? a[0].AsOptional().Value
            : CelValue.Fail(CelCodes.InvalidArgument, "the optional holds nothing"));
        yield return CelFunction.OrElse("or", Some, Some, Some);
        yield return CelFunction.OrElse("orValue", Some, A, A);
    }

    private static bool IsZero(in CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool or CelKind.Int or CelKind.Uint => value.Number == 0,
        CelKind.Double => value.AsDouble() == 0,
        CelKind.Timestamp or CelKind.Duration => value.Number == 0 && value.Nanos == 0,
        CelKind.String or CelKind.Bytes or CelKind.List or CelKind.Map => Weight.Size(value) == 0,
        CelKind.Optional => !value.AsOptional().HasValue,
        _ => false,
    };

    // target.optMap(x, body): cel.bind(@t, target, @t.hasValue() ? cel.bind(x, @t.value(), optional.of(body)) : none)
    private static Expr.Bind? Map(MacroCall call, bool flat)
    {
        if (call.Variable(call.Arguments[0]) is not { } variable)
        {
            return null;
        }

        var (parser, offset) = (call.Parser, call.Offset);
        const string Held = "@optional";
        Expr Target() => new Expr.Name(parser.NewId(offset), offset, Held, rooted: false);
        var body = call.Arguments[1];
        if (!flat)
        {
            body = parser.NewCall(offset, "optional.of", null, body);
        }

        var value = parser.NewCall(offset, "value", Target());
        var inner = new Expr.Bind(parser.NewId(offset, value, body), offset, variable, value, body);
        var choice = parser.NewCall(
            offset, Operators.Conditional, null, parser.NewCall(offset, "hasValue", Target()), inner,
            parser.NewCall(offset, "optional.none", null));
        return new Expr.Bind(parser.NewId(offset, call.Target, choice), offset, Held, call.Target!, choice);
    }
}
