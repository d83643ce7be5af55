using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Grains.Messages;

/// <summary>What everybody is told who runs, judges or audits the platform, when enforcement is lifted and when it is back.</summary>
internal static class BreakGlassNotices
{
    /// <summary>What is told of an entry; of a review nothing.</summary>
    public static ImmutableArray<Message> Of(NewEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Body);
        var body = document.RootElement;
        var id = body.GetProperty("id").GetString()!;
        return entry.Type switch
        {
            BreakGlassEntryTypes.Begun => [BreakGlassMessages.Begun(id, entry.Time, Time(body, "until"))],
            BreakGlassEntryTypes.Ended => [BreakGlassMessages.Ended(id, Time(body, "at"))],
            _ => [],
        };
    }

    private static DateTimeOffset Time(JsonElement body, string member) => Rfc3339.Read(body.GetProperty(member).GetString()!);
}
