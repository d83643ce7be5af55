using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Metering;

namespace DataCenterOps.Grains.Metering;

/// <summary>Prices, meters and zones as the estate has them: one immutable snapshot, read again when one of them changes.</summary>
internal sealed class MeteringCatalog(RatingDeclarations declared)
{
    private volatile Snapshot? _current;

    /// <summary>What rating asks.</summary>
    /// <param name="Revision">The newest change that is in it.</param>
    /// <param name="Prices">The one price resolver.</param>
    /// <param name="Meters">Declared meters by id.</param>
    /// <param name="Zones">The zone of each site, as in <c>DZ-alg-dc1</c>.</param>
    /// <param name="Unreadable">The meters that a book with errors was to price, and from when on.</param>
    public sealed record Snapshot(
        long Revision, PriceResolver Prices, ImmutableDictionary<string, MeterDefinition> Meters,
        ImmutableDictionary<string, string> Zones, ImmutableDictionary<string, DateTimeOffset> Unreadable);

    /// <summary>The snapshot of now.</summary>
    public async Task<Snapshot> GetAsync(CancellationToken cancellationToken)
    {
        var revision = await declared.RevisionAsync(cancellationToken);
        return _current is { } current && current.Revision == revision
            ? current
            : _current = Read(revision, await declared.DocumentsAsync(cancellationToken));
    }

    private static Snapshot Read(long revision, ImmutableArray<MeterDocument> documents)
    {
        var books = documents.Where(document => document.Kind == "Tariff")
            .Select(document => (Document: document, Book: Book(document))).ToArray();
        return new Snapshot(
            revision,
            new PriceResolver(books.Select(book => book.Book).OfType<TariffBook>()),
            documents.Where(document => document.Kind == "Meter").Select(Meter).OfType<MeterDefinition>()
                .ToImmutableDictionary(meter => meter.Id, StringComparer.Ordinal),
            documents.Where(document => document.Kind == "Site").ToImmutableDictionary(document => document.Id, Zone, StringComparer.Ordinal),
            books.Where(book => book.Book is null && !book.Document.Retired)
                .SelectMany(book => UnreadableTariff.Read(book.Document.Bytes))
                .GroupBy(meter => meter.Meter, StringComparer.Ordinal)
                .ToImmutableDictionary(meter => meter.Key, meter => meter.Min(one => one.From), StringComparer.Ordinal));
    }

    // One meter that cannot be read must not keep all others from being priced: whoever uses it hears that nobody knows it.
    private static MeterDefinition? Meter(MeterDocument document)
    {
        try
        {
            return MeterDefinition.Parse(document.Id, document.Bytes);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    // A book that was withdrawn still prices what was used before.
    private static TariffBook? Book(MeterDocument document) =>
        TariffBookReader.Read(document.Id, document.Bytes) is not TariffReading.Valid(var book) ? null
        : !document.Retired ? book
        : book with
        {
            Rows =
            [
                .. book.Rows.Select(row => row.ValidTo is { } end && end < document.ChangedAt
                    ? row
                    : row with { ValidTo = document.ChangedAt }),
            ],
        };

    private static string Zone(MeterDocument site)
    {
        using var json = JsonDocument.Parse(site.Bytes);
        return json.RootElement.TryGetProperty("jurisdiction", out var jurisdiction)
            ? $"{jurisdiction.GetString()}-{site.Id}"
            : site.Id;
    }
}
