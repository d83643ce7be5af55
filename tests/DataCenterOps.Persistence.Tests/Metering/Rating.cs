using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Metering;

namespace DataCenterOps.Persistence.Tests.Metering;

/// <summary>Rates what the tables say, step by step: where a test stops between two steps, a silo may have died.</summary>
internal static class Rating
{
    /// <summary>What one step books.</summary>
    public static async Task<RatedStep> StepAsync(Silo silo, string tenant, string from, string until, string? at = null)
    {
        var (store, cancel) = (silo.Get<RatingStore>(), TestContext.Current.CancellationToken);
        var facts = await store.ReadAsync(tenant, cancel);
        var prices = new PriceResolver((await silo.Get<RatingDeclarations>().DocumentsAsync(cancel)).Where(document => document.Kind == "Tariff")
            .Select(document => ((TariffReading.Valid)TariffBookReader.Read(document.Id, document.Bytes)).Book));
        var meter = Usage.Meters["vm_vcpu"];
        var measured = (await store.MeasurementsAsync(tenant, meter, Usage.Time(from), Usage.Time(until), cancel))
            .ToLookup(row => (row.System, row.Resource));
        var series = facts.Spans.GroupBy(row => (row.System, row.Resource)).Select(rows => new UsageSeries
        {
            Tenant = tenant,
            System = rows.Key.System,
            Resource = rows.Key.Resource,
            Meter = meter,
            Spans = [.. rows.Select(row => new ResourceSpan(Read(row.Quantity), row.FromAt, row.UntilAt))],
            FirstMeasuredAt = facts.Series.FirstOrDefault(row => (row.System, row.Resource) == rows.Key)?.FirstAt,
            Measurements = [.. measured[rows.Key].Select(row => row.Read())],
        });
        var progress = facts.Progress.SingleOrDefault();
        return new RatedStep
        {
            Tenant = tenant,
            Meter = meter.Id,
            From = Usage.Time(from),
            Until = Usage.Time(until),
            Result = Rater.Rate([.. series], prices, Usage.Time(from), Usage.Time(until)),
            Version = progress?.Version ?? 0,
            Passed = progress?.Passed,
            Basis = "basis",
            UsageOffset = facts.Offset,
            RatedAt = Usage.Time(at ?? until),
        };
    }

    /// <summary>Rates and books one step.</summary>
    public static async Task<int> BookAsync(Silo silo, string tenant, string from, string until, string? at = null) =>
        await silo.Get<RatingStore>().BookAsync(
            await StepAsync(silo, tenant, from, until, at), TestContext.Current.CancellationToken);

    private static Quantity Read(string text) =>
        Quantity.TryParse(text, out var quantity) ? quantity : throw new FormatException(text);
}
