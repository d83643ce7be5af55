using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>What the arithmetic operators do. Overflow and division by zero are errors, never exceptions.</summary>
internal static class Arithmetic
{
    public static CelValue NoOverload(string function, in CelValue left, in CelValue right) => CelValue.Fail(
        CelCodes.NoSuchOverload,
        $"`{Operators.Display(function)}` does not take `{ValueTypes.Name(left)}` and `{ValueTypes.Name(right)}`");

    public static CelValue Negate(in CelValue value) => value.Kind switch
    {
        CelKind.Int when value.AsInt() == long.MinValue => Overflow(),
        CelKind.Int => CelValue.FromInt(-value.AsInt()),
        CelKind.Double => CelValue.FromDouble(-value.AsDouble()),
        _ => CelValue.Fail(CelCodes.NoSuchOverload, $"`-` does not take `{ValueTypes.Name(value)}`"),
    };

    public static CelValue Add(in CelValue left, in CelValue right)
    {
        switch (left.Kind, right.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var (a, b) = (left.AsInt(), right.AsInt());
                var sum = unchecked(a + b);
                return ((a ^ sum) & (b ^ sum)) < 0 ? Overflow() : CelValue.FromInt(sum);
            case (CelKind.Uint, CelKind.Uint):
                var total = unchecked(left.AsUint() + right.AsUint());
                return total < left.AsUint() ? Overflow() : CelValue.FromUint(total);
            case (CelKind.Double, CelKind.Double):
                return CelValue.FromDouble(left.AsDouble() + right.AsDouble());
            case (CelKind.String, CelKind.String):
                return left.AsString().Length + right.AsString().Length > CelLimits.TextLength
                    ? TooLarge("text")
                    : CelValue.FromString(string.Concat(left.AsString(), right.AsString()));
            case (CelKind.Bytes, CelKind.Bytes):
                return left.AsBytes().Length + right.AsBytes().Length > CelLimits.TextLength
                    ? TooLarge("sequence of bytes")
                    : CelValue.FromBytes(ImmutableArray.Create<byte>([.. left.AsBytes(), .. right.AsBytes()]));
            case (CelKind.List, CelKind.List):
                return left.Items.Length + right.Items.Length > CelLimits.Items
                    ? TooLarge("list")
                    : CelValue.OfItems([.. left.Items, .. right.Items]);
            case (CelKind.Timestamp, CelKind.Duration):
                return Instant(left.AsTimestamp(), right.AsDuration());
            case (CelKind.Duration, CelKind.Timestamp):
                return Instant(right.AsTimestamp(), left.AsDuration());
            case (CelKind.Duration, CelKind.Duration):
                return Span(CelDuration.TryAdd(left.AsDuration(), right.AsDuration(), out var span), span);
            default:
                return NoOverload(Operators.Add, left, right);
        }
    }

    public static CelValue Subtract(in CelValue left, in CelValue right)
    {
        switch (left.Kind, right.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var (a, b) = (left.AsInt(), right.AsInt());
                var difference = unchecked(a - b);
                return ((a ^ b) & (a ^ difference)) < 0 ? Overflow() : CelValue.FromInt(difference);
            case (CelKind.Uint, CelKind.Uint):
                return left.AsUint() < right.AsUint() ? Overflow() : CelValue.FromUint(left.AsUint() - right.AsUint());
            case (CelKind.Double, CelKind.Double):
                return CelValue.FromDouble(left.AsDouble() - right.AsDouble());
            case (CelKind.Timestamp, CelKind.Timestamp):
                return Span(CelTimestamp.TrySubtract(left.AsTimestamp(), right.AsTimestamp(), out var between), between);
            case (CelKind.Timestamp, CelKind.Duration):
                return Instant(left.AsTimestamp(), right.AsDuration().Negate());
            case (CelKind.Duration, CelKind.Duration):
                return Span(CelDuration.TryAdd(left.AsDuration(), right.AsDuration().Negate(), out var span), span);
            default:
                return NoOverload(Operators.Subtract, left, right);
        }
    }

    public static CelValue Multiply(in CelValue left, in CelValue right)
    {
        switch (left.Kind, right.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var high = Math.BigMul(left.AsInt(), right.AsInt(), out var low);
                return high != low >> 63 ? Overflow() : CelValue.FromInt(low);
            case (CelKind.Uint, CelKind.Uint):
                var upper = Math.BigMul(left.AsUint(), right.AsUint(), out var lower);
                return upper != 0 ? Overflow() : CelValue.FromUint(lower);
            case (CelKind.Double, CelKind.Double):
                return CelValue.FromDouble(left.AsDouble() * right.AsDouble());
            default:
                return NoOverload(Operators.Multiply, left, right);
        }
    }

    public static CelValue Divide(in CelValue left, in CelValue right)
    {
        switch (left.Kind, right.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                if (right.AsInt() == 0)
                {
                    return DivideByZero();
                }

                return left.AsInt() == long.MinValue && right.AsInt() == -1
                    ? Overflow()
                    : CelValue.FromInt(left.AsInt() / right.AsInt());
            case (CelKind.Uint, CelKind.Uint):
                return right.AsUint() == 0 ? DivideByZero() : CelValue.FromUint(left.AsUint() / right.AsUint());
            case (CelKind.Double, CelKind.Double):
                return CelValue.FromDouble(left.AsDouble() / right.AsDouble());
            default:
                return NoOverload(Operators.Divide, left, right);
        }
    }

    public static CelValue Modulo(in CelValue left, in CelValue right)
    {
        switch (left.Kind, right.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                if (right.AsInt() == 0)
                {
                    return DivideByZero();
                }

                return left.AsInt() == long.MinValue && right.AsInt() == -1
                    ? Overflow()
                    : CelValue.FromInt(left.AsInt() % right.AsInt());
            case (CelKind.Uint, CelKind.Uint):
                return right.AsUint() == 0 ? DivideByZero() : CelValue.FromUint(left.AsUint() % right.AsUint());
            default:
                return NoOverload(Operators.Modulo, left, right);
        }
    }

    public static CelValue Overflow() => CelValue.Fail(CelCodes.Overflow, "the result is out of range");

    public static CelValue TooLarge(string what) =>
        CelValue.Fail(CelCodes.TooLarge, $"the {what} is larger than {CelLimits.TextLength}");

    private static CelValue DivideByZero() => CelValue.Fail(CelCodes.DivideByZero, "division by zero");

    private static CelValue Instant(CelTimestamp instant, CelDuration span) =>
        CelTimestamp.TryAdd(instant, span, out var sum) ? CelValue.FromTimestamp(sum) : Overflow();

    private static CelValue Span(bool fits, CelDuration span) => fits ? CelValue.FromDuration(span) : Overflow();
}
