using System.Globalization;
using System.Numerics;
using System.Text;

namespace DataCenterOps.Cel;

/// <summary><c>'%s has %d'.format([a, b])</c>, always in the invariant culture.</summary>
internal static class FormatFunction
{
    private const int MaxPrecision = 100;

    public static IEnumerable<CelFunction> Functions()
    {
        yield return CelFunction.Member(
            "format", [CelType.String, CelType.List(CelType.Dyn)], CelType.String, new(50, CelCostShape.Deep),
            a => Format(a[0].AsString(), a[1].Items)).WithResultSize(CelLimits.TextLength);
    }

    private static CelValue Format(string pattern, CelValue[] arguments)
    {
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (text.Length > CelLimits.TextLength)
            {
                return Arithmetic.TooLarge("text");
            }

            if (pattern[i] != '%')
            {
                text.Append(pattern[i]);
                continue;
            }

            if (++i < pattern.Length && pattern[i] == '%')
            {
                text.Append('%');
                continue;
            }

            if (!TryPrecision(pattern, ref i, out var precision))
            {
                return Bad("a precision is 0 to 100");
            }

            if (i >= pattern.Length)
            {
                return Bad("`%` stands at the end");
            }

            if (next >= arguments.Length)
            {
                return CelValue.Fail(CelCodes.IndexOutOfRange, $"there is no argument for `%{pattern[i]}`");
            }

            var value = arguments[next++];
            if (Clause(pattern[i], value, precision) is not { } clause)
            {
                return Bad($"`%{pattern[i]}` does not take `{ValueTypes.Name(value)}`");
            }

            text.Append(clause);
        }

        return text.Length > CelLimits.TextLength ? Arithmetic.TooLarge("text") : CelValue.FromString(text.ToString());
    }

    private static CelValue Bad(string message) => CelValue.Fail(CelCodes.InvalidArgument, message);

    private static bool TryPrecision(string pattern, ref int at, out int precision)
    {
        precision = 6;
        if (at >= pattern.Length || pattern[at] != '.')
        {
            return true;
        }

        var start = ++at;
        while (at < pattern.Length && char.IsAsciiDigit(pattern[at]))
        {
            at++;
        }

        return int.TryParse(pattern.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out precision)
            && precision <= MaxPrecision;
    }

    private static string? Clause(char verb, in CelValue value, int precision) => verb switch
    {
        's' => Text(value),
        'd' => Decimal(value),
        'f' => Real(value, "F", precision),
        'e' => Real(value, "e", precision),
        'b' => value.Kind == CelKind.Bool ? (value.AsBool() ? "1" : "0") : Radix(value, 2),
        'o' => Radix(value, 8),
        'x' => Hex(value),
        'X' => Hex(value)?.ToUpperInvariant(),
        _ => null,
    };

    private static string? Text(in CelValue value)
    {
        var text = new StringBuilder();
        return TryWrite(text, value) ? text.ToString() : null;
    }

    // It stops where the whole would be refused: shared parts can make a value larger than memory.
    private static bool TryWrite(StringBuilder text, in CelValue value)
    {
        if (text.Length > CelLimits.TextLength)
        {
            return true;
        }

        switch (value.Kind)
        {
            case CelKind.String:
                text.Append(value.AsString());
                return true;
            case CelKind.Null:
                text.Append("null");
                return true;
            case CelKind.Double:
                text.Append(NotFinite(value.AsDouble()) ?? CelPrinter.Double(value.AsDouble()));
                return true;
            case CelKind.Type:
                text.Append(value.AsType());
                return true;
            case CelKind.Bytes or CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Timestamp or CelKind.Duration:
                var plain = Conversions.Text(value);
                text.Append(plain.IsError ? "" : plain.AsString());
                return !plain.IsError;
            case CelKind.List:
                return TryWriteList(text, value.Items);
            case CelKind.Map:
                return TryWriteMap(text, value.AsMap());
            case CelKind.Opaque:
                text.Append(value.AsOpaque().Text);
                return true;
            default:
                return false;
        }
    }

    private static bool TryWriteList(StringBuilder text, CelValue[] items)
    {
        text.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            if (!TryWrite(text, items[i]))
            {
                return false;
            }
        }

        text.Append(']');
        return true;
    }

    private static bool TryWriteMap(StringBuilder text, CelMap map)
    {
        var keys = map.Keys.ToArray().Select(key => Text(key)).ToArray();
        var order = Enumerable.Range(0, keys.Length).OrderBy(at => keys[at], StringComparer.Ordinal);
        text.Append('{');
        var first = true;
        foreach (var at in order)
        {
            text.Append(first ? "" : ", ").Append(keys[at]).Append(": ");
            first = false;
            if (!TryWrite(text, map.Values[at]))
            {
                return false;
            }
        }

        text.Append('}');
        return true;
    }

    private static string? NotFinite(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : null;

    private static string? Decimal(in CelValue value) => value.Kind switch
    {
        CelKind.Int => value.AsInt().ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => value.AsUint().ToString(CultureInfo.InvariantCulture),
        CelKind.Double => NotFinite(value.AsDouble()) ?? value.AsDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string? Real(in CelValue value, string format, int precision)
    {
        double number;
        switch (value.Kind)
        {
            case CelKind.Double:
                number = value.AsDouble();
                break;
            case CelKind.Int:
                number = value.AsInt();
                break;
            case CelKind.Uint:
                number = value.AsUint();
                break;
            default:
                return null;
        }

        if (NotFinite(number) is { } special)
        {
            return special;
        }

        var text = number.ToString(format + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // .NET writes three digits of exponent, the conformance data two.
        return format == "e" && text.Length > 3 && text[^3] == '0' ? text[..^3] + text[^2..] : text;
    }

    private static string? Radix(in CelValue value, int radix)
    {
        if (value.Kind is not (CelKind.Int or CelKind.Uint))
        {
            return null;
        }

        var number = value.Kind == CelKind.Int ? new BigInteger(value.AsInt()) : new BigInteger(value.AsUint());
        var (digits, rest) = (new StringBuilder(), BigInteger.Abs(number));
        do
        {
            digits.Insert(0, "0123456789abcdef"[(int)(rest % radix)]);
            rest /= radix;
        }
        while (!rest.IsZero);
        return number.Sign < 0 ? "-" + digits : digits.ToString();
    }

    private static string? Hex(in CelValue value) => value.Kind switch
    {
        CelKind.String => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value.AsString())),
        CelKind.Bytes => Convert.ToHexStringLower(value.AsBytes().AsSpan()),
        _ => Radix(value, 16),
    };
}
