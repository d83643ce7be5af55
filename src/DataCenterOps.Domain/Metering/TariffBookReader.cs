using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Metering;

/// <summary>Reads a declared tariff book and finds everything that forbids its publication.</summary>
public static class TariffBookReader
{
    /// <summary>Reads the document of the book <paramref name="id"/>.</summary>
    public static TariffReading Read(string id, ReadOnlyMemory<byte> document)
    {
        using var json = JsonDocument.Parse(document);
        return Read(id, json.RootElement);
    }

    /// <summary>Reads the document of the book <paramref name="id"/>.</summary>
    public static TariffReading Read(string id, JsonElement document)
    {
        var errors = new List<UsageError>();
        var published = TariffRowReader.Time(document, "publishedAt", "", errors, required: true) ?? default;
        var currency = TariffRowReader.Text(document, "currency", "", errors) ?? "";
        if (currency.Length > 0 && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            errors.Add(new UsageError("currency", "tariff.form", $"`{currency}` is not a currency's code"));
        }

        if (!document.TryGetProperty("rows", out var list) || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() is 0 or > MeteringLimits.TariffRows)
        {
            errors.Add(new UsageError("rows", "tariff.bounds", $"a book has 1 to {MeteringLimits.TariffRows} rows"));
            return new TariffReading.Invalid([.. errors]);
        }

        var rows = ImmutableArray.CreateBuilder<TariffRow>(list.GetArrayLength());
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (TariffRowReader.Read(item, $"rows[{index}].", errors) is { } row)
            {
                rows.Add(row with { Book = id, Index = index, PublishedAt = published, Currency = currency });
            }

            index++;
        }

        if (rows.Count == index)
        {
            FindRivals(rows, errors);
        }

        return errors.Count == 0
            ? new TariffReading.Valid(new TariffBook(id, published, currency, rows.ToImmutable()))
            : new TariffReading.Invalid([.. errors]);
    }

    // Two rows that fit the same usage and are equally specific have the same selector: lengths of zones differ otherwise.
    private static void FindRivals(ImmutableArray<TariffRow>.Builder rows, List<UsageError> errors)
    {
        var rivals = rows.Select((row, index) => (Row: row, Index: index))
            .GroupBy(item => (item.Row.Meter, item.Row.Selector));
        foreach (var group in rivals)
        {
            var ordered = group.OrderBy(item => item.Row.ValidFrom).ThenBy(item => item.Index).ToArray();
            var longest = ordered[0];
            foreach (var next in ordered.Skip(1))
            {
                if (longest.Row.ValidTo is not { } end || next.Row.ValidFrom < end)
                {
                    errors.Add(new UsageError(
                        $"rows[{next.Index}]",
                        "tariff.ambiguous",
                        $"the rows {longest.Index} and {next.Index} price `{next.Row.Meter}` for the same usage at one time"));
                }

                if (longest.Row.ValidTo is { } earlier && (next.Row.ValidTo is not { } later || later > earlier))
                {
                    longest = next;
                }
            }
        }
    }
}
