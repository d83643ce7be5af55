using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DataCenterOps.Cel;

/// <summary>The functions that are named like types. A conversion that loses the value is an error.</summary>
internal static class Conversions
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    public static IEnumerable<CelFunction> Functions()
    {
        foreach (var type in (CelType[])[CelType.Int, CelType.Uint, CelType.Double, CelType.String])
        {
            yield return To("int", type, CelType.Int, a => Int(a[0]));
            yield return To("uint", type, CelType.Uint, a => Uint(a[0]));
            yield return To("double", type, CelType.Double, a => Double(a[0]));
        }

        yield return To("int", CelType.Timestamp, CelType.Int, a => Int(a[0]));
        foreach (var type in (CelType[])[CelType.Bool, CelType.Int, CelType.Uint, CelType.Double, CelType.Bytes,
            CelType.Timestamp, CelType.Duration])
        {
            yield return To("string", type, CelType.String, a => Text(a[0])).WithResultSize(type.Equals(CelType.Bytes) ? CelLimits.TextLength : 64);
        }

        yield return CelFunction.Global("string", [CelType.String], CelType.String, default, a => a[0]);
        yield return CelFunction.Global("bool", [CelType.Bool], CelType.Bool, default, a => a[0]);
        yield return To("bool", CelType.String, CelType.Bool, a => Bool(a[0].AsString()));
        yield return CelFunction.Global("bytes", [CelType.Bytes], CelType.Bytes, default, a => a[0]);
        // A UTF-16 unit becomes three bytes at most.
        yield return To("bytes", CelType.String, CelType.Bytes, a => Bytes(a[0].AsString())).WithResultGrowth(3);
        yield return CelFunction.Global("timestamp", [CelType.Timestamp], CelType.Timestamp, default, a => a[0]);
        yield return To("timestamp", CelType.String, CelType.Timestamp, a => Timestamp(a[0]));
        yield return To("timestamp", CelType.Int, CelType.Timestamp, a => Timestamp(a[0]));
        yield return CelFunction.Global("duration", [CelType.Duration], CelType.Duration, default, a => a[0]);
        yield return To("duration", CelType.String, CelType.Duration, a => Duration(a[0]));
        yield return To("duration", CelType.Int, CelType.Duration,
            a => CelDuration.TryOf(a[0].AsInt(), 0, out var span) ? CelValue.FromDuration(span) : Arithmetic.Overflow());
    }

    /// <summary>A value as <c>string()</c> gives it.</summary>
    public static CelValue Text(in CelValue value) => value.Kind switch
    {
        CelKind.Bool => CelValue.FromString(value.AsBool() ? "true" : "false"),
        CelKind.Int => CelValue.FromString(value.AsInt().ToString(CultureInfo.InvariantCulture)),
        CelKind.Uint => CelValue.FromString(value.AsUint().ToString(CultureInfo.InvariantCulture)),
        CelKind.Double => CelValue.FromString(CelPrinter.Double(value.AsDouble())),
        CelKind.Timestamp => CelValue.FromString(value.AsTimestamp().ToString()),
        CelKind.Duration => CelValue.FromString(value.AsDuration().ToString()),
        _ => Utf8(value.AsBytes()),
    };

    private static CelFunction To(string name, CelType from, CelType to, CelFunctionBody body) =>
        CelFunction.Global(name, [from], to, new CelCost(0, CelCostShape.Tenth), body);

    private static CelValue Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length > CelLimits.TextLength
            ? Arithmetic.TooLarge("sequence of bytes")
            : CelValue.FromBytes(ImmutableArray.Create(bytes));
    }

    private static CelValue Utf8(ImmutableArray<byte> bytes)
    {
        try
        {
            return CelValue.FromString(StrictUtf8.GetString(bytes.AsSpan()));
        }
        catch (DecoderFallbackException)
        {
            return CelValue.Fail(CelCodes.InvalidArgument, "the bytes are not UTF-8");
        }
    }

    private static CelValue Bool(string text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => CelValue.True,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => CelValue.False,
        _ => NotA("bool", text),
    };

    private static CelValue Int(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Uint:
                return value.AsUint() > long.MaxValue ? Arithmetic.Overflow() : CelValue.FromInt((long)value.AsUint());
            case CelKind.Double:
                // The bounds themselves are refused: a double there may stand for a number outside.
                return value.AsDouble() is > -TwoTo63 and < TwoTo63
                    ? CelValue.FromInt((long)value.AsDouble())
                    : Arithmetic.Overflow();
            case CelKind.String:
                return long.TryParse(value.AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? CelValue.FromInt(number)
                    : NotA("int", value.AsString());
            case CelKind.Timestamp:
                return CelValue.FromInt(value.AsTimestamp().Seconds);
            default:
                return value;
        }
    }

    private static CelValue Uint(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Int:
                return value.AsInt() < 0 ? Arithmetic.Overflow() : CelValue.FromUint((ulong)value.AsInt());
            case CelKind.Double:
                return value.AsDouble() is >= 0 and < TwoTo64
                    ? CelValue.FromUint((ulong)value.AsDouble())
                    : Arithmetic.Overflow();
            case CelKind.String:
                return ulong.TryParse(value.AsString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? CelValue.FromUint(number)
                    : NotA("uint", value.AsString());
            default:
                return value;
        }
    }

    private static CelValue Double(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Int:
                return CelValue.FromDouble(value.AsInt());
            case CelKind.Uint:
                return CelValue.FromDouble(value.AsUint());
            case CelKind.String:
                return ParseDouble(value.AsString());
            default:
                return value;
        }
    }

    private static CelValue ParseDouble(string text)
    {
        switch (text.TrimStart('+', '-').ToUpperInvariant())
        {
            case "INF" or "INFINITY":
                return CelValue.FromDouble(text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
            case "NAN":
                return CelValue.FromDouble(double.NaN);
        }

        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? CelValue.FromDouble(number)
            : NotA("double", text);
    }

    private static CelValue Timestamp(in CelValue value)
    {
        if (value.Kind == CelKind.Int)
        {
            return CelTimestamp.TryOf(value.AsInt(), 0, out var instant)
                ? CelValue.FromTimestamp(instant)
                : Arithmetic.Overflow();
        }

        return CelTimestamp.TryParse(value.AsString(), out var parsed)
            ? CelValue.FromTimestamp(parsed)
            : NotA("timestamp", value.AsString());
    }

    private static CelValue Duration(in CelValue value) => CelDuration.TryParse(value.AsString(), out var parsed)
        ? CelValue.FromDuration(parsed)
        : NotA("duration", value.AsString());

    private static CelValue NotA(string type, string text) => CelValue.Fail(
        CelCodes.InvalidArgument, $"`{(text.Length > 64 ? text[..64] : text)}` is no {type}");
}
