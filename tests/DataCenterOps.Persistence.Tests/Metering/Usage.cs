using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Metering;

namespace DataCenterOps.Persistence.Tests.Metering;

/// <summary>Usage as a collector sends it, and a receipt as the grain gives it.</summary>
internal static class Usage
{
    public static ImmutableDictionary<string, MeterDefinition> Meters { get; } = ImmutableDictionary<string, MeterDefinition>.Empty.Add(
        "vm_vcpu", new MeterDefinition("vm_vcpu", MeterShape.State, "Cores", "Core-Hours", "time-weighted"));

    public static UsageEvent Event(
        string id, string at, string quantity = "16", string subject = "cnas/cnas-claims/vm-1", string source = "urn:dcops:collector:alg-dc1/hv-1")
    {
        using var json = JsonDocument.Parse(
            $$"""
            {"specversion":"1.0","type":"dz.dcops.usage.allocated.v1","source":"{{source}}","id":"{{id}}","subject":"{{subject}}",
             "time":"{{at}}","data":{"meter":"vm_vcpu","quantity":"{{quantity}}","unit":"Cores","at":"{{at}}"} }
            """);
        return ((UsageReading.Valid)UsageEventReader.Read(json.RootElement)).Event;
    }

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Reads what is known, decides and writes.</summary>
    public static async Task<ImmutableArray<ReceivedUsage>> ReceiveAsync(Silo silo, string now, params UsageEvent[] events)
    {
        var (store, cancel) = (silo.Get<UsageStore>(), TestContext.Current.CancellationToken);
        var known = await store.ReadAsync([.. events], cancel);
        var decided = UsageBatch.Decide([.. events], known, Meters, Time(now));
        await store.AppendAsync(decided, Time(now), cancel);
        return decided;
    }

    public static string Outcomes(ImmutableArray<ReceivedUsage> received) =>
        string.Join(' ', received.Select(item => item.Outcome.Code()));
}
