using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger;
using Rfc3339 = DataCenterOps.Domain.Metering.Rfc3339;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Metering;

/// <summary>A tenant with one system, a meter and a tariff book of a test's own, and its usage.</summary>
/// <param name="cluster">Where.</param>
/// <param name="name">Names the tenant, the meter and, in capitals, the book; lower-case letters only.</param>
internal sealed class Metered(Cluster cluster, string name)
{
    private const string Source = "urn:dcops:collector:alg-dc1/hv-1";

    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    public string Tenant => name;

    public string System => $"{name}-system";

    public string Meter => name;

    public Task ResourceAsync(DateTimeOffset since, string quantity) => AppendAsync(
        $"system/{Tenant}/{System}", "estate/system", System,
        $$"""
        {"tenant":"{{Tenant}}","criticality":"vital","resources":[{"id":"vm-1","siteId":"alg-dc1","since":"{{Rfc3339.Format(since)}}",
         "quantities":{"{{Meter}}":"{{quantity}}"} }]}
        """);

    public Task MeterAsync() => AppendAsync(
        $"meter/{Meter}", "metering/meter", Meter,
        """{"shape":"state","unit":"Cores","billedUnit":"Core-Hours","aggregation":"time-weighted"}""");

    /// <summary>A book with this price, as often as it is asked for: twice is an error of the book.</summary>
    public Task TariffAsync(DateTimeOffset from, string price, string book = "1", int rows = 1)
    {
        var row =
            $$"""
            {"sku":"vm.vcpu","meter":"{{Meter}}","unit":"Core-Hours","pool":"compute","model":"unit","list":"{{price}}",
             "validFrom":"{{Rfc3339.Format(from)}}","validTo":null}
            """;
        var id = $"T{name}.{book}";
        return AppendAsync(
            $"tariff/{id}", "metering/tariff", id,
            $$"""{"currency":"DZD","publishedAt":"2026-01-01T00:00:00Z","rows":[{{string.Join(',', Enumerable.Repeat(row, rows))}}]}""");
    }

    public UsageEvent Usage(string id, DateTimeOffset at, string quantity, string unit = "Cores", string? system = null, string resource = "vm-1")
    {
        using var json = JsonDocument.Parse(
            $$"""
            {"specversion":"1.0","type":"dz.dcops.usage.allocated.v1","source":"{{Source}}","id":"{{name}}/{{id}}",
             "subject":"{{Tenant}}/{{system ?? System}}/{{resource}}","time":"{{Rfc3339.Format(at)}}",
             "data":{"meter":"{{Meter}}","quantity":"{{quantity}}","unit":"{{unit}}","at":"{{Rfc3339.Format(at)}}"} }
            """);
        return ((UsageReading.Valid)UsageEventReader.Read(json.RootElement)).Event;
    }

    private async Task AppendAsync(string stream, string type, string id, string document)
    {
        var version = _versions.GetValueOrDefault(stream);
        using var body = JsonDocument.Parse($$"""{"id":"{{id}}","document":{{document}} }""");
        var entry = new NewEntry
        {
            Type = $"{type}-{(version == 0 ? "created" : "changed")}/1",
            Time = TimeProvider.System.GetUtcNow(),
            Tenant = TenantId.TryParse(type == "estate/system" ? Tenant : null, out var tenant) ? tenant : null,
            Actor = "u-12",
            Auth = "token",
            Body = CanonicalJson.Write(body.RootElement),
        };
        await cluster.Get<ILedger>().AppendAsync(
            new LedgerAppend { Stream = new StreamId(stream), ExpectedVersion = version, Entries = [entry] },
            TestContext.Current.CancellationToken);
        _versions[stream] = version + 1;
    }
}
