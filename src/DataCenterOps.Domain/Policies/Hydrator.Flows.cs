using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <content>The joins of a flow.</content>
public sealed partial class Hydrator
{
    private async ValueTask<Dictionary<string, Action<Utf8JsonWriter>>> JoinFlowAsync(
        JsonElement flow, CancellationToken cancellationToken)
    {
        var joined = new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal)
        {
            ["from"] = Write(Party(await PartyAsync(flow.Nested("from")!.Value, cancellationToken))),
            ["to"] = Write(Party(await PartyAsync(flow.Nested("to")!.Value, cancellationToken))),
        };
        var sourceId = flow.Text("source")!;
        var source = await facts.FindAsync("Source", sourceId, cancellationToken);
        joined["source"] = Write(SourceOf(sourceId, source));
        if (flow.Text("agreement") is { } agreementId
            && await facts.FindAsync("Agreement", agreementId, cancellationToken) is { } agreement)
        {
            joined["agreement"] = Write(FactJson.Build(
                FactSchema.Of(PolicyTarget.Agreement),
                agreement,
                new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal) { ["id"] = FactJson.Text(agreementId) }));
        }

        return joined;
    }

    // A source that nobody declared has no owner and covers nothing: its fields are unset, and a rule that reads them says so.
    private static JsonElement SourceOf(string id, JsonElement? source)
    {
        var joined = new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal)
        {
            ["id"] = FactJson.Text(id),
            ["catalogueId"] = FactJson.Text(source?.Text("catalogueId") ?? ""),
        };
        return FactJson.Build(FactJson.ObjectsOf(FactSchema.Of(PolicyTarget.DataFlow), "source"), source ?? default, joined);
    }

    private async ValueTask<FlowEnd> PartyAsync(JsonElement end, CancellationToken cancellationToken)
    {
        if (end.Text("system") is not { } id)
        {
            return new FlowEnd("", "", "", "", end.Text("jurisdiction") ?? Unknown);
        }

        var system = await facts.FindAsync("System", id, cancellationToken);
        if (system is null)
        {
            return new FlowEnd("", "", id, "", Unknown);
        }

        var tenant = system.Value.Text("tenant")!;
        var owner = await facts.FindAsync("Tenant", tenant, cancellationToken);
        var primary = system.Value.Items("placements").FirstOrDefault(placement => placement.Text("role") == "primary");
        return new FlowEnd(
            tenant,
            owner?.Text("kind") ?? "",
            id,
            system.Value.Text("classification")!,
            await JurisdictionOfAsync(primary.Text("siteId"), cancellationToken));
    }

    private static JsonElement Party(FlowEnd end) => Object(
        ("tenant", FactJson.Text(end.Tenant)),
        ("tenantKind", FactJson.Text(end.TenantKind)),
        ("system", FactJson.Text(end.System)),
        ("classification", FactJson.Text(end.Classification)),
        ("jurisdiction", FactJson.Text(end.Jurisdiction)));

    // A key that protects nothing yet is held to the lowest level of the pack's table.
    private string Highest(string[] levels) =>
        levels.Length == 0 ? pack.Levels[0] : levels.MaxBy(level => pack.Levels.IndexOf(level))!;

    private sealed record FlowEnd(string Tenant, string TenantKind, string System, string Classification, string Jurisdiction);
}
