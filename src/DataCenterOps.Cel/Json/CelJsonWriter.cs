using System.Globalization;
using System.Text.Json;

namespace DataCenterOps.Cel;

/// <summary>Writes values as JSON.</summary>
internal static class CelJsonWriter
{
    private const int MaxDepth = 64;

    public static void Write(Utf8JsonWriter writer, in CelValue value, int depth)
    {
        if (depth > MaxDepth)
        {
            writer.WriteNullValue();
            return;
        }

        switch (value.Kind)
        {
            case CelKind.Bool:
                writer.WriteBooleanValue(value.AsBool());
                break;
            case CelKind.Int:
                writer.WriteNumberValue(value.AsInt());
                break;
            case CelKind.Uint:
                writer.WriteNumberValue(value.AsUint());
                break;
            case CelKind.Double when double.IsFinite(value.AsDouble()):
                writer.WriteNumberValue(value.AsDouble());
                break;
            case CelKind.Double:
                writer.WriteStringValue(value.AsDouble().ToString(CultureInfo.InvariantCulture));
                break;
            case CelKind.Bytes:
                writer.WriteBase64StringValue(value.AsBytes().AsSpan());
                break;
            case CelKind.List:
                WriteList(writer, value.Items, depth);
                break;
            case CelKind.Map:
                WriteMap(writer, value.AsMap(), depth);
                break;
            case CelKind.Object:
                WriteObject(writer, value.AsObject(), depth);
                break;
            case CelKind.Optional when value.AsOptional().HasValue:
                Write(writer, value.AsOptional().Value, depth + 1);
                break;
            default:
                WriteText(writer, value);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter writer, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                writer.WriteStringValue(value.AsString());
                break;
            case CelKind.Timestamp:
                writer.WriteStringValue(value.AsTimestamp().ToString());
                break;
            case CelKind.Duration:
                writer.WriteStringValue(value.AsDuration().ToString());
                break;
            case CelKind.Type:
                writer.WriteStringValue(value.AsType());
                break;
            case CelKind.Opaque:
                writer.WriteStringValue(value.AsOpaque().Text);
                break;
            case CelKind.Error:
                writer.WriteStartObject();
                writer.WriteString("error", value.AsError().Code);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, CelValue[] items, int depth)
    {
        writer.WriteStartArray();
        foreach (ref readonly var item in items.AsSpan())
        {
            Write(writer, item, depth + 1);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, CelMap map, int depth)
    {
        writer.WriteStartObject();
        for (var i = 0; i < map.Count; i++)
        {
            var key = map.Keys[i];
            writer.WritePropertyName(key.Kind == CelKind.String ? key.AsString() : Conversions.Text(key).AsString());
            Write(writer, map.Values[i], depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, CelObject value, int depth)
    {
        writer.WriteStartObject();
        for (var i = 0; i < value.Type.Fields.Length; i++)
        {
            var field = value.Read(i);
            if (field.Kind != CelKind.Unset)
            {
                writer.WritePropertyName(value.Type.Fields[i].Name);
                Write(writer, field, depth + 1);
            }
        }

        writer.WriteEndObject();
    }
}
