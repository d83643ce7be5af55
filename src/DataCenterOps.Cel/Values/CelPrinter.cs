using System.Globalization;
using System.Text;

namespace DataCenterOps.Cel;

/// <summary>Values in the language's notation, for evidence and the command line.</summary>
public static class CelPrinter
{
    private const int MaxDepth = 64;
    private const int InMessages = 64;

    /// <summary>The value as an expression that gives it, where there is one; an object as a map of its set fields.</summary>
    /// <remarks>A text longer than <see cref="CelLimits.TextLength"/> ends in dots: values may share parts and be larger than memory.</remarks>
    public static string Print(CelValue value) => Print(value, CelLimits.TextLength);

    /// <summary>The value for the message of an error, cut short.</summary>
    internal static string Short(in CelValue value) => Print(value, InMessages);

    private static string Print(in CelValue value, int most)
    {
        var text = new StringBuilder();
        Write(text, value, 0, most);
        if (text.Length <= most)
        {
            return text.ToString();
        }

        return text.ToString(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most) + "...";
    }

    /// <summary>A double as <c>string()</c> gives it: shortest digits, an exponent below -4 and from 21 on.</summary>
    internal static string Double(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (value == 0 || exponent is >= -4 and < 21)
        {
            var plain = value.ToString("R", CultureInfo.InvariantCulture);
            return plain.Contains('E', StringComparison.Ordinal) ? Fixed(value) : plain;
        }

        // Go's form, which the conformance data use: at least two digits of exponent.
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var at = shortest.IndexOf('E', StringComparison.Ordinal);
        var digits = at < 0 ? shortest : shortest[..at];
        return string.Create(CultureInfo.InvariantCulture, $"{digits}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string Fixed(double value) =>
        ((decimal)value).ToString(CultureInfo.InvariantCulture);

    internal static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\a': text.Append("\\a"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\v': text.Append("\\v"); break;
                case < ' ' or '\x7f':
                    text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
                    break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }

    private static void Write(StringBuilder text, in CelValue value, int depth, int most)
    {
        if (depth > MaxDepth || text.Length > most)
        {
            text.Append("...");
            return;
        }

        switch (value.Kind)
        {
            case CelKind.Null: text.Append("null"); break;
            case CelKind.Bool: text.Append(value.AsBool() ? "true" : "false"); break;
            case CelKind.Int: text.Append(CultureInfo.InvariantCulture, $"{value.AsInt()}"); break;
            case CelKind.Uint: text.Append(CultureInfo.InvariantCulture, $"{value.AsUint()}u"); break;
            case CelKind.Double: WriteDouble(text, value.AsDouble()); break;
            case CelKind.String: Quote(text, value.AsString()); break;
            case CelKind.Bytes: WriteBytes(text, value.AsBytes().AsSpan()); break;
            case CelKind.Timestamp: text.Append(CultureInfo.InvariantCulture, $"timestamp(\"{value.AsTimestamp()}\")"); break;
            case CelKind.Duration: text.Append(CultureInfo.InvariantCulture, $"duration(\"{value.AsDuration()}\")"); break;
            case CelKind.Type: text.Append(value.AsType()); break;
            case CelKind.List: WriteList(text, value.Items, depth, most); break;
            case CelKind.Map: WriteMap(text, value.AsMap(), depth, most); break;
            case CelKind.Object: WriteObject(text, value.AsObject(), depth, most); break;
            case CelKind.Optional: WriteOptional(text, value.AsOptional(), depth, most); break;
            case CelKind.Opaque: text.Append(value.AsOpaque().Text); break;
            case CelKind.Error: text.Append(value.AsError().Code); break;
            default: text.Append("unset"); break;
        }
    }

    private static void WriteDouble(StringBuilder text, double value)
    {
        var digits = Double(value);
        text.Append(digits);
        if (double.IsFinite(value) && digits.AsSpan().IndexOfAny('.', 'e') < 0)
        {
            text.Append(".0");
        }
    }

    private static void WriteBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        text.Append("b\"");
        foreach (var b in bytes)
        {
            if (b is >= 0x20 and < 0x7f and not (byte)'"' and not (byte)'\\')
            {
                text.Append((char)b);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            }
        }

        text.Append('"');
    }

    private static void WriteOptional(StringBuilder text, CelOptional value, int depth, int most)
    {
        if (!value.HasValue)
        {
            text.Append("optional.none()");
            return;
        }

        text.Append("optional.of(");
        Write(text, value.Value, depth + 1, most);
        text.Append(')');
    }

    private static void WriteList(StringBuilder text, CelValue[] items, int depth, int most)
    {
        text.Append('[');
        for (var i = 0; i < items.Length && text.Length <= most; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, items[i], depth + 1, most);
        }

        text.Append(']');
    }

    private static void WriteMap(StringBuilder text, CelMap map, int depth, int most)
    {
        text.Append('{');
        for (var i = 0; i < map.Count && text.Length <= most; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, map.Keys[i], depth + 1, most);
            text.Append(": ");
            Write(text, map.Values[i], depth + 1, most);
        }

        text.Append('}');
    }

    private static void WriteObject(StringBuilder text, CelObject value, int depth, int most)
    {
        text.Append('{');
        var first = true;
        for (var i = 0; i < value.Type.Fields.Length; i++)
        {
            var field = value.Read(i);
            if (field.Kind == CelKind.Unset)
            {
                continue;
            }

            text.Append(first ? "" : ", ");
            first = false;
            Quote(text, value.Type.Fields[i].Name);
            text.Append(": ");
            Write(text, field, depth + 1, most);
        }

        text.Append('}');
    }
}
