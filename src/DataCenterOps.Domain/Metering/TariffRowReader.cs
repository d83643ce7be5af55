using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Metering;

/// <summary>Reads one row of a tariff book.</summary>
internal static class TariffRowReader
{
    public static TariffRow? Read(JsonElement row, string path, List<UsageError> errors)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new UsageError(path.TrimEnd('.'), "tariff.type", "a row is an object"));
            return null;
        }

        var before = errors.Count;
        var model = Model(row, path, errors);
        var from = Time(row, "validFrom", path, errors, required: true) ?? default;
        var to = Time(row, "validTo", path, errors, required: false);
        if (to <= from)
        {
            errors.Add(new UsageError(path + "validTo", "tariff.bounds", "a price ends after it starts"));
        }

        var pool = Text(row, "pool", path, errors) ?? "";
        if (pool.Length > 0 && !CostPools.All.Contains(pool, StringComparer.Ordinal))
        {
            errors.Add(new UsageError(path + "pool", "tariff.form", $"`{pool}` is not a cost pool"));
        }

        var read = new TariffRow
        {
            Book = "",
            PublishedAt = default,
            Currency = "",
            Sku = Text(row, "sku", path, errors) ?? "",
            Meter = Text(row, "meter", path, errors) ?? "",
            Unit = Text(row, "unit", path, errors) ?? "",
            Pool = pool,
            Model = model,
            Tiers = model == PriceModel.Unit ? Single(row, path, errors) : Tiers(row, path, errors),
            Selector = Selector(row, path, errors),
            ValidFrom = from,
            ValidTo = to,
            LegalRef = row.TryGetProperty("legalRef", out var reference) && reference.ValueKind == JsonValueKind.String
                ? reference.GetString()
                : null,
        };
        return errors.Count == before ? read : null;
    }

    public static string? Text(JsonElement element, string name, string path, List<UsageError> errors)
    {
        if (element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        errors.Add(new UsageError(path + name, "tariff.required", $"`{name}` is missing or not a text"));
        return null;
    }

    public static DateTimeOffset? Time(
        JsonElement element, string name, string path, List<UsageError> errors, bool required)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
            {
                errors.Add(new UsageError(path + name, "tariff.required", $"`{name}` is missing"));
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.String && Rfc3339.TryParse(value.GetString(), out var time))
        {
            return time;
        }

        errors.Add(new UsageError(path + name, "tariff.form", $"`{name}` is not a time as RFC 3339 writes it"));
        return null;
    }

    private static PriceModel Model(JsonElement row, string path, List<UsageError> errors)
    {
        var model = Text(row, "model", path, errors);
        if (model is not (null or "unit" or "graduated"))
        {
            errors.Add(new UsageError(path + "model", "tariff.form", $"`{model}` is neither `unit` nor `graduated`"));
        }

        return model == "graduated" ? PriceModel.Graduated : PriceModel.Unit;
    }

    private static ImmutableArray<TariffTier> Single(JsonElement row, string path, List<UsageError> errors)
    {
        var list = Price(row, "list", path, errors);
        var contracted = row.TryGetProperty("contracted", out _) ? Price(row, "contracted", path, errors) : list;
        return [new TariffTier(null, list, contracted)];
    }

    private static ImmutableArray<TariffTier> Tiers(JsonElement row, string path, List<UsageError> errors)
    {
        if (!row.TryGetProperty("tiers", out var list) || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() is 0 or > MeteringLimits.Tiers)
        {
            errors.Add(new UsageError(path + "tiers", "tariff.bounds", $"a graduated row has 1 to {MeteringLimits.Tiers} tiers"));
            return [];
        }

        var tiers = ImmutableArray.CreateBuilder<TariffTier>();
        var last = list.GetArrayLength() - 1;
        var reached = Quantity.Zero;
        foreach (var (index, tier) in list.EnumerateArray().Index())
        {
            var at = $"{path}tiers[{index}].";
            var upTo = UpTo(tier, at, errors);
            if (upTo is null != (index == last) || upTo <= reached)
            {
                errors.Add(new UsageError(at + "upTo", "tariff.form", "tiers ascend, and only the last has no end"));
            }

            reached = upTo ?? reached;
            var price = Price(tier, "price", at, errors);
            tiers.Add(new TariffTier(upTo, tier.TryGetProperty("list", out _) ? Price(tier, "list", at, errors) : price, price));
        }

        return tiers.ToImmutable();
    }

    private static Quantity? UpTo(JsonElement tier, string path, List<UsageError> errors)
    {
        if (tier.ValueKind != JsonValueKind.Object || !tier.TryGetProperty("upTo", out var value)
            || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && Quantity.TryParse(value.GetString(), out var quantity))
        {
            return quantity;
        }

        errors.Add(new UsageError(path + "upTo", "tariff.form", "`upTo` is a decimal, written as a text"));
        return null;
    }

    private static Price Price(JsonElement element, string name, string path, List<UsageError> errors)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String && Metering.Price.TryParse(value.GetString(), out var price))
        {
            return price;
        }

        errors.Add(new UsageError(
            path + name, "tariff.form", $"`{name}` is a decimal of at most 9 digits after the point, written as a text"));
        return default;
    }

    private static TariffSelector Selector(JsonElement row, string path, List<UsageError> errors)
    {
        if (!row.TryGetProperty("selector", out var selector) || selector.ValueKind == JsonValueKind.Null)
        {
            return TariffSelector.Default;
        }

        if (selector.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new UsageError(path + "selector", "tariff.type", "a selector is an object"));
            return TariffSelector.Default;
        }

        foreach (var member in selector.EnumerateObject())
        {
            if (member.Name is not ("tenant" or "criticality" or "zone") || member.Value.ValueKind != JsonValueKind.String)
            {
                errors.Add(new UsageError(
                    $"{path}selector.{member.Name}", "tariff.form", $"`{member.Name}` does not select anything"));
            }
        }

        var read = new TariffSelector(Choice(selector, "tenant"), Choice(selector, "criticality"), Choice(selector, "zone"));
        if (read.Zone is { } zone && zone.AsSpan(0, zone.Length - 1).Contains('*'))
        {
            errors.Add(new UsageError(path + "selector.zone", "tariff.form", $"`{zone}` has a `*` before its end"));
        }

        return read;
    }

    private static string? Choice(JsonElement selector, string name) =>
        selector.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text && text != "*"
                ? text
                : null;
}
