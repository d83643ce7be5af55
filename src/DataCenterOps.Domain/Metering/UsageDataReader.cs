using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Metering;

/// <summary>Reads the <c>data</c> of a usage event and reports everything that is wrong with it.</summary>
internal static class UsageDataReader
{
    public static UsageData? Read(JsonElement? data, ICollection<UsageError> errors)
    {
        if (data is not { ValueKind: JsonValueKind.Object } element)
        {
            errors.Add(new UsageError("data", "usage.required", "`data` is missing or not an object"));
            return null;
        }

        var before = errors.Count;
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name is "meter" or "quantity" or "unit" or "from" or "to" or "at" or "dims" or "quality")
            {
                fields[member.Name] = member.Value;
            }
            else
            {
                errors.Add(new UsageError(
                    $"data.{member.Name}", "usage.unknown_field", $"`{member.Name}` is not a field of usage"));
            }
        }

        var (from, until) = Window(fields, errors);
        var stated = Text(fields, "quality", errors, required: false);
        if (!UsageQualityCodes.TryParseStated(stated ?? "measured", out var quality))
        {
            errors.Add(new UsageError(
                "data.quality", "usage.form", $"`{stated}` is not one of `measured`, `estimated` and `manual`"));
        }

        var read = new UsageData
        {
            Meter = Meter(fields, errors),
            Quantity = ReadQuantity(fields, errors),
            Unit = Unit(fields, errors),
            From = from,
            Until = until,
            Quality = quality,
            StatedQuality = stated,
            Dims = Dims(fields, errors),
            HasDims = fields.ContainsKey("dims"),
        };
        return errors.Count == before ? read : null;
    }

    private static string Meter(Dictionary<string, JsonElement> fields, ICollection<UsageError> errors)
    {
        var meter = Text(fields, "meter", errors, required: true);
        if (meter is not null && !MeterDefinition.IsId(meter))
        {
            errors.Add(new UsageError("data.meter", "usage.form", $"`{meter}` is not a meter's id"));
        }

        return meter ?? "";
    }

    private static string Unit(Dictionary<string, JsonElement> fields, ICollection<UsageError> errors)
    {
        var unit = Text(fields, "unit", errors, required: true);
        if (unit is { Length: 0 or > 60 })
        {
            errors.Add(new UsageError("data.unit", "usage.bounds", "a unit has 1 to 60 characters"));
        }

        return unit ?? "";
    }

    private static Quantity ReadQuantity(Dictionary<string, JsonElement> fields, ICollection<UsageError> errors)
    {
        if (Text(fields, "quantity", errors, required: true) is not { } text)
        {
            return Quantity.Zero;
        }

        if (!Quantity.TryParse(text, out var quantity))
        {
            errors.Add(new UsageError(
                "data.quantity", "usage.form", $"`{text}` is not a decimal with at most 9 digits after the point"));
        }
        else if (quantity.Value is < 0 or > MeteringLimits.LargestQuantity)
        {
            errors.Add(new UsageError("data.quantity", "usage.bounds", $"`{text}` is below 0 or above 10^15"));
        }

        return quantity;
    }

    private static (DateTimeOffset From, DateTimeOffset? Until) Window(
        Dictionary<string, JsonElement> fields, ICollection<UsageError> errors)
    {
        if (fields.ContainsKey("at") == (fields.ContainsKey("from") || fields.ContainsKey("to")))
        {
            errors.Add(new UsageError("data", "usage.form", "usage has either `at`, or both `from` and `to`"));
            return default;
        }

        if (fields.ContainsKey("at"))
        {
            return (Time(fields, "at", errors), null);
        }

        var (from, until) = (Time(fields, "from", errors), Time(fields, "to", errors));
        if (from >= until && until != default)
        {
            errors.Add(new UsageError("data.to", "usage.bounds", "a window ends after it starts"));
        }
        else if (until - from > TimeSpan.FromDays(MeteringLimits.WindowDays) && from != default)
        {
            errors.Add(new UsageError("data.to", "usage.bounds", $"a window is at most {MeteringLimits.WindowDays} days long"));
        }

        return (from, until);
    }

    private static DateTimeOffset Time(
        Dictionary<string, JsonElement> fields, string name, ICollection<UsageError> errors)
    {
        if (Text(fields, name, errors, required: true) is not { } text)
        {
            return default;
        }

        if (!Rfc3339.TryParse(text, out var time))
        {
            errors.Add(new UsageError(
                $"data.{name}", "usage.form", $"`{text}` is not a time as RFC 3339 writes it, with an offset"));
        }

        return time;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Dims(
        Dictionary<string, JsonElement> fields, ICollection<UsageError> errors)
    {
        if (!fields.TryGetValue("dims", out var element))
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Object || element.GetPropertyCount() > MeteringLimits.Dimensions)
        {
            errors.Add(new UsageError(
                "data.dims", "usage.type", $"`dims` is an object of at most {MeteringLimits.Dimensions} texts"));
            return [];
        }

        var dims = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var member in element.EnumerateObject())
        {
            if (!MeterDefinition.IsId(member.Name) || member.Value.ValueKind != JsonValueKind.String
                || member.Value.GetString() is not { Length: <= MeteringLimits.DimensionLength } value)
            {
                errors.Add(new UsageError(
                    $"data.dims.{member.Name}", "usage.form", $"the dimension `{member.Name}` is not a short text"));
                continue;
            }

            dims.Add(new(member.Name, value));
        }

        return dims.ToImmutable();
    }

    private static string? Text(
        Dictionary<string, JsonElement> fields, string name, ICollection<UsageError> errors, bool required)
    {
        if (!fields.TryGetValue(name, out var value))
        {
            if (required)
            {
                errors.Add(new UsageError($"data.{name}", "usage.required", $"`{name}` is missing"));
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        errors.Add(new UsageError($"data.{name}", "usage.type", $"`{name}` is written as a text"));
        return null;
    }
}
