using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Access.Tenancy;

/// <summary>
/// Whose everything is, told from the documents themselves, as the design has it: slow, simple, and without a line of the
/// program's own filter. It reads all once as somebody who may see all.
/// </summary>
internal sealed class SlowFilter
{
    public static readonly string[] Kinds =
    [
        "jurisdictions", "sites", "vendors", "tenants", "people", "systems", "sources", "flows", "agreements", "authorisations", "keys", "meters", "tariffs", "services",
    ];

    private readonly Dictionary<string, List<(string Id, string? Owner, string Text)>> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tenantOfSystem;

    private SlowFilter(Dictionary<string, string> tenantOfSystem) => _tenantOfSystem = tenantOfSystem;

    /// <summary>Reads everything.</summary>
    public static async Task<SlowFilter> ReadAsync(ApiClient all)
    {
        var systems = await AllAsync(all, "systems");
        var filter = new SlowFilter(systems.ToDictionary(Id, system => Text(system, "tenant")!, StringComparer.Ordinal));
        foreach (var kind in Kinds)
        {
            filter._declared[kind] = [.. (await AllAsync(all, kind)).Select(item => (Id(item), filter.OwnerOf(kind, item), item.ToJsonString()))];
        }

        return filter;
    }

    /// <summary>All items of a list, page after page.</summary>
    public static async Task<IReadOnlyList<JsonObject>> AllAsync(ApiClient client, string list, int limit = 1000)
    {
        var items = new List<JsonObject>();
        string? after = null;
        do
        {
            var answer = await client.GetAsync($"/api/v1/{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            Assert.True(answer.Status == 200, $"{list}: {answer.Status} {answer.Text}");
            items.AddRange(answer.Items.Select(item => item.DeepClone().AsObject()));
            after = answer.Json["next"]?.GetValue<string>();
        }
        while (after is not null);
        return items;
    }

    /// <summary>What of a kind the tenant sees: its own and what belongs to nobody, by id.</summary>
    public IReadOnlyDictionary<string, string> Seen(string kind, string tenant) => _declared[kind]
        .Where(thing => thing.Owner is null || thing.Owner == tenant)
        .ToDictionary(thing => thing.Id, thing => thing.Text, StringComparer.Ordinal);

    /// <summary>What of a kind the tenant does not see.</summary>
    public IReadOnlyList<string> Hidden(string kind, string tenant) =>
        [.. _declared[kind].Where(thing => thing.Owner is not null && thing.Owner != tenant).Select(thing => thing.Id)];

    /// <summary>Whether a thing of a kind may be told to the tenant.</summary>
    public bool IsSeen(string kind, string id, string tenant) =>
        _declared[kind].Exists(thing => thing.Id == id && (thing.Owner is null || thing.Owner == tenant));

    /// <summary>Marks of others that stand in the tenant's own things, as in the other end of its flow: those it knows.</summary>
    public bool Knows(string tenant, string mark) =>
        Kinds.Any(kind => Seen(kind, tenant).Values.Any(text => text.Contains(mark, StringComparison.Ordinal)));

    public static string Id(JsonObject item) => item["id"]!.GetValue<string>();

    public static string? Text(JsonObject item, string member) => item[member] is JsonValue value ? value.GetValue<string>() : null;

    private string? OwnerOf(string kind, JsonObject item) => kind switch
    {
        "tenants" => Id(item),
        "people" or "systems" or "authorisations" or "services" => Text(item, "tenant"),
        "sources" => Text(item, "ownerTenant"),
        "keys" => Id(item).Split('/')[0],
        "agreements" => item["parties"]![0]!.GetValue<string>(),
        "flows" => SystemOf(item, "from") ?? SystemOf(item, "to"),
        _ => null,
    };

    private string? SystemOf(JsonObject flow, string end) =>
        flow[end]!["system"] is JsonValue system ? _tenantOfSystem.GetValueOrDefault(system.GetValue<string>()) : null;
}
