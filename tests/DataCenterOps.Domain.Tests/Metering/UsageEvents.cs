using System.Text.Json;
using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Domain.Tests.Metering;

/// <summary>Usage events to start from: each test changes the one thing it is about.</summary>
internal static class UsageEvents
{
    public const string State = """
        {"specversion":"1.0","type":"dz.dcops.usage.allocated.v1","source":"urn:dcops:collector:alg-dc1/hv-07",
         "id":"vm-cr-01/vcpu/2026-10-03T08:00:00Z","subject":"min-interior/civil-registry/vm-cr-01",
         "time":"2026-10-03T08:00:00Z","dataschema":"urn:dcops:schema:usage.allocated:1","dcopsseq":"184467",
         "data":{"meter":"vm_vcpu","quantity":"16","unit":"Cores","at":"2026-10-03T08:00:00Z","quality":"measured",
         "dims":{"flavor":"g1.16"}}}
        """;

    public const string Delta = """
        {"specversion":"1.0","type":"dz.dcops.usage.requests.v1","source":"urn:dcops:collector:gw-1",
         "id":"r/1","subject":"cnas/cnas-claims","time":"2026-10-03T09:00:00Z",
         "data":{"meter":"requests","quantity":"1274","unit":"Requests","from":"2026-10-03T08:00:00Z","to":"2026-10-03T09:00:00Z"}}
        """;

    public static UsageReading Read(string json)
    {
        using var document = JsonDocument.Parse(json, UsageEventReader.JsonOptions);
        return UsageEventReader.Read(document.RootElement);
    }

    public static UsageEvent Valid(string json) => ((UsageReading.Valid)Read(json)).Event;
}
