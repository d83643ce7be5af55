using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Api.Policies;

/// <summary>Provisions of law in JSON: what they say, and how sure that is, always together.</summary>
internal static class ProvisionJson
{
    /// <summary>One as it applies, with the policies that rest on it where <paramref name="uses"/> are given.</summary>
    public static string Write(RegisteredProvision registered, ImmutableArray<LawUse>? uses = null)
    {
        var json = Body(registered.Provision);
        json["version"] = registered.Version;
        json["doubtful"] = registered.IsDoubtful;
        json["nextAt"] = registered.NextAt is { } at ? Rfc3339.Write(at) : null;
        json["inPack"] = registered.IsInPack;
        if (uses is { } policies)
        {
            json["policies"] = new JsonArray([.. policies.Select(use => new JsonObject
            {
                ["id"] = use.Policy.Id,
                ["title"] = Text(use.Policy.Title),
                ["mode"] = use.Policy.Mode.Code(),
                ["values"] = new JsonArray([.. use.Values.Select(value => JsonValue.Create(value))]),
            })]);
        }

        return json.ToJsonString();
    }

    /// <summary>The versions of one, the newest first, each with what differs from the one before; last what the pack says.</summary>
    public static IEnumerable<string> History(ImmutableArray<ProvisionRow> rows, LegalProvision? written)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var now = rows[i].Read().Provision;
            var before = i + 1 < rows.Length ? rows[i + 1].Read().Provision : written;
            yield return new JsonObject
            {
                ["version"] = rows[i].Number,
                ["appliesAt"] = Rfc3339.Write(rows[i].AppliesAt),
                ["changedAt"] = Rfc3339.Write(rows[i].ChangedAt),
                ["actor"] = rows[i].Actor,
                ["approval"] = rows[i].Approval,
                ["position"] = rows[i].Position,
                ["provision"] = Body(now),
                ["difference"] = new JsonArray([.. ProvisionDifference.Rows(before, now).Select(Write)]),
            }.ToJsonString();
        }

        if (written is not null)
        {
            yield return new JsonObject { ["version"] = 0, ["provision"] = Body(written), ["difference"] = new JsonArray() }.ToJsonString();
        }
    }

    private static JsonObject Body(LegalProvision provision) => JsonNode.Parse(ProvisionForm.Write(provision))!.AsObject();

    private static JsonObject Write(DifferenceRow row) => new()
    {
        ["label"] = Text(row.Label),
        ["before"] = row.Before,
        ["after"] = row.After,
    };

    private static JsonObject Text(LocalizedText text) => new() { ["ar"] = text.Ar, ["fr"] = text.Fr, ["en"] = text.En };
}
