using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace DataCenterOps.Cel;

/// <summary>Values from and to JSON, converted by their declared types.</summary>
public static class CelJson
{
    private const int MaxDepth = 64;

    /// <summary>
    /// Reads a value. Text becomes a timestamp, duration or number where the type says so, a number becomes text, an
    /// int widens to a double. An absent or null field of an object is unset. What does not fit becomes an error that
    /// is met when it is read, never a default.
    /// </summary>
    public static CelValue Read(JsonElement json, CelType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Read(json, type, 0);
    }

    /// <summary>Writes a value. Times and out-of-range numbers are text, an object has its set fields.</summary>
    public static void Write(Utf8JsonWriter writer, CelValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var isTooLarge = Weight.Of(value, CelLimits.WrittenParts) > CelLimits.WrittenParts;
        CelJsonWriter.Write(writer, isTooLarge ? Arithmetic.TooLarge("value") : value, 0);
    }

    private static CelValue Read(JsonElement json, CelType type, int depth)
    {
        if (depth > MaxDepth)
        {
            return CelValue.Fail(CelCodes.TooDeep, $"the value nests deeper than {MaxDepth}");
        }

        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return CelValue.Unset;
        }

        return type.Kind switch
        {
            CelTypeKind.Dyn or CelTypeKind.Free or CelTypeKind.Parameter => Any(json, depth),
            CelTypeKind.Optional => json.ValueKind == JsonValueKind.Null
                ? CelValue.None
                : CelValue.FromOptional(Read(json, type.First!, depth + 1)),
            CelTypeKind.Object when json.ValueKind == JsonValueKind.Object => Object(json, type.Declared!, depth),
            CelTypeKind.Map when json.ValueKind == JsonValueKind.Object => Map(json, type, depth),
            CelTypeKind.List when json.ValueKind == JsonValueKind.Array => List(json, type.First!, depth),
            CelTypeKind.Null when json.ValueKind == JsonValueKind.Null => CelValue.Null,
            _ => Scalar(json, type),
        };
    }

    private static CelValue Scalar(JsonElement json, CelType type)
    {
        var text = json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.Number => json.GetRawText(),
            _ => null,
        };
        switch (type.Kind)
        {
            case CelTypeKind.Bool when json.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return CelValue.FromBool(json.ValueKind == JsonValueKind.True);
            case CelTypeKind.String when text is not null:
                return CelValue.FromString(text);
            case CelTypeKind.Int when text is not null
                && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return CelValue.FromInt(number);
            case CelTypeKind.Uint when text is not null
                && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return CelValue.FromUint(number);
            case CelTypeKind.Double when text is not null
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return CelValue.FromDouble(number);
            case CelTypeKind.Timestamp when text is not null && CelTimestamp.TryParse(text, out var instant):
                return CelValue.FromTimestamp(instant);
            case CelTypeKind.Duration when text is not null && CelDuration.TryParse(text, out var span):
                return CelValue.FromDuration(span);
            case CelTypeKind.Bytes when json.ValueKind == JsonValueKind.String && json.TryGetBytesFromBase64(out var bytes):
                return CelValue.FromBytes(ImmutableArray.Create(bytes));
            default:
                var shown = json.GetRawText();
                return CelValue.Fail(
                    CelCodes.InvalidArgument, $"`{(shown.Length > 64 ? shown[..64] : shown)}` is no {type}");
        }
    }

    private static CelValue Any(JsonElement json, int depth) => json.ValueKind switch
    {
        JsonValueKind.True => CelValue.True,
        JsonValueKind.False => CelValue.False,
        JsonValueKind.Null => CelValue.Null,
        JsonValueKind.String => CelValue.FromString(json.GetString()!),
        JsonValueKind.Number => json.TryGetInt64(out var number)
            ? CelValue.FromInt(number)
            : CelValue.FromDouble(json.GetDouble()),
        JsonValueKind.Array => List(json, CelType.Dyn, depth),
        _ => Map(json, CelType.Map(CelType.String, CelType.Dyn), depth),
    };

    private static CelValue List(JsonElement json, CelType element, int depth)
    {
        var items = new CelValue[json.GetArrayLength()];
        var at = 0;
        foreach (var item in json.EnumerateArray())
        {
            // One item that cannot be read makes the list unreadable: were it left in, whether something is not among
            // them would have an answer.
            items[at] = Read(item, element, depth + 1);
            if (items[at].IsError)
            {
                return items[at];
            }

            at++;
        }

        return CelValue.OfItems(items);
    }

    private static CelValue Map(JsonElement json, CelType type, int depth)
    {
        var (keys, values) = (new List<CelValue>(), new List<CelValue>());
        foreach (var property in json.EnumerateObject())
        {
            var value = Read(property.Value, type.Second!, depth + 1);
            if (value.IsError)
            {
                return value;
            }

            keys.Add(Key(property.Name, type.First!));
            values.Add(value);
        }

        return CelMap.TryBuild([.. keys], [.. values], out var map, out var error)
            ? CelValue.FromMap(map!)
            : CelValue.FromError(error!);
    }

    private static CelValue Key(string name, CelType type) => type.Kind switch
    {
        CelTypeKind.Int when long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            CelValue.FromInt(number),
        CelTypeKind.Uint when ulong.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            CelValue.FromUint(number),
        CelTypeKind.Bool when name is "true" or "false" => CelValue.FromBool(name == "true"),
        _ => CelValue.FromString(name),
    };

    private static CelValue Object(JsonElement json, CelObjectType type, int depth)
    {
        var slots = new CelValue[type.Fields.Length];
        foreach (var property in json.EnumerateObject())
        {
            if (type.TrySlot(property.Name, out var slot) && (property.Value.ValueKind != JsonValueKind.Null
                || type.Fields[slot].Type.Kind is CelTypeKind.Null or CelTypeKind.Dyn or CelTypeKind.Optional))
            {
                slots[slot] = Read(property.Value, type.Fields[slot].Type, depth + 1);
            }
        }

        return CelValue.FromObject(new CelObject(type, slots));
    }
}
