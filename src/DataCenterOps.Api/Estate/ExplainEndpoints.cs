using System.Text.Json.Nodes;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Policies;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Estate;

/// <summary>What an object is to the policies now, what was found about it, and what happened to it.</summary>
public static class ExplainEndpoints
{
    // What one screen shows; the ledger has the rest.
    private const int HistoryShown = 20;

    /// <summary>Maps <c>…/explain</c> of every declared kind.</summary>
    public static void MapExplain(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        foreach (var kind in EstateSchema.Kinds)
        {
            var id = kind.IdForm == IdForm.Key ? "{a}/{b}" : kind.IdForm == IdForm.Budget ? "{a}/{b}/{c}" : "{a}";
            api.MapGet($"/{kind.Segment}/{id}/explain", ([AsParameters] ExplainServices services, HttpContext http) => ExplainAsync(kind, services, http))
                .Permit("decision.read").WithTags(kind.Name);
        }
    }

    private static async Task<IResult> ExplainAsync(DocumentKind kind, ExplainServices services, HttpContext http)
    {
        var scope = services.Who.Caller.Scope;
        var id = EstateEndpoints.IdOf(http);
        if (await services.Estate.GetAsync(scope, kind.Name, id, http.RequestAborted) is not { Retired: false } row)
        {
            return Problem.NotFound();
        }

        var owner = TenantId.TryParse(row.Tenant, out var tenant) ? tenant : (TenantId?)null;
        var written = row.AsWritten ?? row.Body!;
        var request = new EstateRequest(
            OperationId.From(Guid.CreateVersion7(services.Time.GetUtcNow())),
            [new EstateText($"{kind.Name} {id}", $"{{\"document\":\"{kind.Name}\",{written[1..]}")],
            Prune: false);
        var plan = await services.Grains.GetGrain<IEstateGrain>(0).EvaluateAsync(request, http.RequestAborted);
        var findings = await services.Findings.OfSubjectAsync(scope, kind.Name, id, http.RequestAborted);
        var stream = StreamId.Of(kind.Singular, kind.GrainKey(id, owner));
        var history = await services.Ledger.EntriesAsync(
            scope, new LedgerFilter { Stream = stream.Value }, HistoryShown, null, http.RequestAborted);
        var recorded = await services.Decisions.ListAsync(
            scope, new DecisionFilter { SubjectKind = kind.Name, SubjectId = id }, limit: 1, after: null, http.RequestAborted);
        var decision = plan.Items.Select(item => item.Decision).FirstOrDefault();
        return Results.Text(
            new JsonObject
            {
                // Judged just now and so in no entry: what stands in the ledger is the last one that was asked for in earnest.
                ["decision"] = decision is null ? null : JsonNode.Parse(decision),
                ["recorded"] = recorded.Items.IsEmpty ? null : JsonNode.Parse(PolicyJson.Write(recorded.Items[0])),
                ["changed"] = new JsonObject
                {
                    ["at"] = Rfc3339.Write(row.ChangedAt),
                    ["position"] = row.Position,
                    ["proof"] = EntryProof.PathOf(row.Position),
                },
                ["findings"] = new JsonArray([.. findings.Select(finding => JsonNode.Parse(PolicyJson.Write(finding)))]),
                ["history"] = new JsonArray([.. history.Items.Select(entry => new JsonObject
                {
                    ["position"] = entry.Position,
                    ["version"] = entry.Version,
                    ["at"] = Rfc3339.Write(entry.Time),
                    ["type"] = entry.Type,
                    ["actor"] = entry.Actor,
                    ["outcome"] = entry.Outcome,
                })]),
            }.ToJsonString(),
            "application/json");
    }
}
