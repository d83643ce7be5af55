using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DataCenterOps.Domain.Metering;

/// <summary>
/// Decimal arithmetic that refuses to lose a digit. <c>decimal</c> rounds in silence when a result needs more than
/// 96 bits; the scale of the result gives it away.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>The code of a result that does not fit.</summary>
    public const string NotExact = "metering.amount_not_exact";

    /// <summary>
    /// Reads a plain decimal: an optional minus, digits without needless zeros in front, at most
    /// <paramref name="decimals"/> after the point. No exponent, no plus, no blanks.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, int decimals, out decimal value)
    {
        value = 0;
        if (string.IsNullOrEmpty(text) || !IsPlain(text, decimals)
            || !decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var read)
            || read.Scale != text.Length - 1 - PointOf(text))
        {
            return false;
        }

        value = Normalise(read);
        return true;
    }

    /// <summary>The canonical text: no trailing zeros, no exponent, no <c>-0</c>.</summary>
    public static string Format(decimal value) => Normalise(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>The same number without trailing zeros after the point.</summary>
    public static decimal Normalise(decimal value)
    {
        if (value.Scale == 0)
        {
            return value == 0 ? 0m : value;
        }

        // Division by 1.000… is the well-known way and rounds where all 96 bits are in use.
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((UInt128)unchecked((uint)bits[2]) << 64) | ((ulong)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
        var scale = value.Scale;
        while (scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        return mantissa == 0
            ? 0m
            : new decimal(
                unchecked((int)(uint)(mantissa & uint.MaxValue)),
                unchecked((int)(uint)((mantissa >> 32) & uint.MaxValue)),
                unchecked((int)(uint)(mantissa >> 64)),
                value < 0,
                (byte)scale);
    }

    /// <summary>The exact sum.</summary>
    /// <exception cref="OverflowException">The sum does not fit: <c>metering.amount_not_exact</c>.</exception>
    public static decimal Add(decimal left, decimal right)
    {
        decimal sum;
        try
        {
            sum = left + right;
        }
        catch (OverflowException e)
        {
            throw new OverflowException(NotExact, e);
        }

        return sum.Scale >= Math.Max(left.Scale, right.Scale) ? Normalise(sum) : throw new OverflowException(NotExact);
    }

    /// <summary>The exact product.</summary>
    /// <exception cref="OverflowException">The product does not fit: <c>metering.amount_not_exact</c>.</exception>
    public static decimal Multiply(decimal left, decimal right)
    {
        if (left == 0 || right == 0)
        {
            return 0m;
        }

        decimal product;
        try
        {
            product = left * right;
        }
        catch (OverflowException e)
        {
            throw new OverflowException(NotExact, e);
        }

        return product.Scale >= left.Scale + right.Scale
            ? Normalise(product)
            : throw new OverflowException(NotExact);
    }

    private static int PointOf(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? text.Length - 1 : point;
    }

    private static bool IsPlain(string text, int decimals)
    {
        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        return whole.Length is > 0 and <= 28
            && (whole.Length == 1 || whole[0] != '0')
            && !whole.ContainsAnyExceptInRange('0', '9')
            && !fraction.ContainsAnyExceptInRange('0', '9')
            && fraction.Length <= decimals
            && (point < 0 || fraction.Length > 0);
    }
}
