using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>What the operators take and give, for the checker. What they do is in <see cref="Arithmetic"/> and the nodes.</summary>
internal static class OperatorSignatures
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType B = CelType.Parameter("B");

    public static ImmutableArray<CelFunction> All { get; } = [.. Build()];

    private static IEnumerable<CelFunction> Build()
    {
        CelType[] numbers = [CelType.Int, CelType.Uint, CelType.Double];
        yield return Op(Operators.Not, CelType.Bool, CelType.Bool);
        yield return Op(Operators.Negate, CelType.Int, CelType.Int);
        yield return Op(Operators.Negate, CelType.Double, CelType.Double);
        foreach (var name in (string[])[Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Divide])
        {
            foreach (var type in numbers)
            {
                yield return Op(name, type, type, type);
            }
        }

        yield return Op(Operators.Modulo, CelType.Int, CelType.Int, CelType.Int);
        yield return Op(Operators.Modulo, CelType.Uint, CelType.Uint, CelType.Uint);
        yield return Op(Operators.Add, CelType.String, CelType.String, CelType.String);
        yield return Op(Operators.Add, CelType.Bytes, CelType.Bytes, CelType.Bytes);
        yield return Op(Operators.Add, CelType.List(A), CelType.List(A), CelType.List(A));
        yield return Op(Operators.Add, CelType.Timestamp, CelType.Timestamp, CelType.Duration);
        yield return Op(Operators.Add, CelType.Timestamp, CelType.Duration, CelType.Timestamp);
        yield return Op(Operators.Add, CelType.Duration, CelType.Duration, CelType.Duration);
        yield return Op(Operators.Subtract, CelType.Duration, CelType.Timestamp, CelType.Timestamp);
        yield return Op(Operators.Subtract, CelType.Timestamp, CelType.Timestamp, CelType.Duration);
        yield return Op(Operators.Subtract, CelType.Duration, CelType.Duration, CelType.Duration);
        yield return Op(Operators.Equal, CelType.Bool, A, A);
        yield return Op(Operators.NotEqual, CelType.Bool, A, A);
        CelType[] ordered =
            [.. numbers, CelType.Bool, CelType.String, CelType.Bytes, CelType.Timestamp, CelType.Duration];
        string[] orders = [Operators.Less, Operators.LessOrEqual, Operators.Greater, Operators.GreaterOrEqual];
        foreach (var name in orders)
        {
            foreach (var type in ordered)
            {
                yield return Op(name, CelType.Bool, type, type);
            }
        }

        yield return Op(Operators.In, CelType.Bool, A, CelType.List(A));
        yield return Op(Operators.In, CelType.Bool, A, CelType.Map(A, B));
        yield return Op(Operators.Index, A, CelType.List(A), CelType.Int);
        yield return Op(Operators.Index, B, CelType.Map(A, B), A);
        yield return Op(Operators.Index, CelType.Optional(A), CelType.Optional(CelType.List(A)), CelType.Int);
        yield return Op(Operators.Index, CelType.Optional(B), CelType.Optional(CelType.Map(A, B)), A);
        yield return Op(Operators.OptionalIndex, CelType.Optional(A), CelType.List(A), CelType.Int);
        yield return Op(Operators.OptionalIndex, CelType.Optional(B), CelType.Map(A, B), A);
        yield return Op(Operators.OptionalIndex, CelType.Optional(A), CelType.Optional(CelType.List(A)), CelType.Int);
        yield return Op(Operators.OptionalIndex, CelType.Optional(B), CelType.Optional(CelType.Map(A, B)), A);
    }

    private static CelFunction Op(string name, CelType result, params ImmutableArray<CelType> parameters) =>
        CelFunction.Operator(name, result, parameters);
}
