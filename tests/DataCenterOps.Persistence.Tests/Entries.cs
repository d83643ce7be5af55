using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Tests;

/// <summary>Makes entries for tests.</summary>
internal static class Entries
{
    public static DateTimeOffset Noon { get; } = new(2026, 9, 20, 12, 0, 0, TimeSpan.Zero);

    public static NewEntry Entry(string type = "tests/counted/1", string body = "{}", string? tenant = null, int minute = 0) => new()
    {
        Type = type,
        Time = Noon.AddMinutes(minute),
        Tenant = TenantId.TryParse(tenant, out var id) ? id : null,
        Actor = "u-12",
        Auth = "token",
        Body = Encoding.UTF8.GetBytes(body),
    };

    public static LedgerAppend Append(string stream, long expected, params NewEntry[] entries) => new()
    {
        Stream = new StreamId(stream),
        ExpectedVersion = expected,
        Entries = [.. entries],
    };

    public static OperationKey Operation(string id, string digest = "00") =>
        new("u-12", OperationId.TryParse(id, out var parsed) ? parsed : throw new FormatException(id), digest);

    public static string Canonical(JsonNode node) => Encoding.UTF8.GetString(CanonicalJson.Write(node));
}
