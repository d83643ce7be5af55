using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Policies;

/// <summary>What a change of rules or facts would do, page by page, before anything changes.</summary>
public static class PreviewEndpoints
{
    /// <summary>Maps the path of previews.</summary>
    public static void MapPreview(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapPost("/packs/preview", PreviewAsync).Permit("policy.preview").WithTags("Policies");
    }

    private static async Task<IResult> PreviewAsync(IGrainFactory grains, HttpContext http)
    {
        var (body, wrong) = await RequestJson.ReadAsync<PreviewBody>(http, EstateLimits.ApplyBytes);
        if (body is null)
        {
            return wrong!;
        }

        var request = new PreviewRequest(
            body.Pack is { } pack ? new EstateText(pack.File, pack.Text) : null,
            [.. (body.Documents ?? []).Select(document => new EstateText(document.File, document.Text))],
            body.After)
        {
            Provisions = [.. (body.Provisions ?? []).Select(provision => new EstateText(provision.File, provision.Text))],
        };
        var page = await grains.GetGrain<IPreviewGrain>(0).PageAsync(request, http.RequestAborted);
        if (!page.Reasons.IsEmpty || !page.Errors.IsEmpty)
        {
            return Invalid(page);
        }

        return Results.Text(
            new JsonObject
            {
                ["judged"] = page.Judged,
                ["denied"] = page.Denied,
                ["items"] = new JsonArray([.. page.Pairs.Select(Write)]),
                ["waivers"] = new JsonArray([.. page.Stopped.Select(Write)]),
                ["failingTests"] = new JsonArray([.. page.FailingTests.Select(test => JsonValue.Create(test.Message))]),
                ["next"] = page.Next,
            }.ToJsonString(),
            "application/json");
    }

    private static Problem Invalid(PreviewPage page)
    {
        ImmutableArray<ProblemError> errors =
        [
            .. page.Reasons.Select(reason => new ProblemError(reason.Code, reason.Message, "")),
            .. page.Errors.Select(error => new ProblemError(error.Code, error.Message, error.Path, error.File, error.Line, error.Column)),
        ];
        return Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", errors[0].Message, errors);
    }

    private static JsonNode Write(StoppedWaiver stopped) => new JsonObject
    {
        ["waiver"] = stopped.Waiver,
        ["until"] = Rfc3339.Write(stopped.Until),
        ["policy"] = stopped.Policy,
        ["rule"] = stopped.Rule,
        ["subject"] = new JsonObject { ["kind"] = stopped.SubjectKind, ["id"] = stopped.SubjectId },
        ["becomes"] = stopped.Becomes.Code(),
    };

    private static JsonNode Write(PreviewPair pair)
    {
        var item = new JsonObject
        {
            ["change"] = CodeOf(pair.Change),
            ["policy"] = pair.Policy,
            ["rule"] = pair.Rule,
            ["subject"] = new JsonObject { ["kind"] = pair.SubjectKind, ["id"] = pair.SubjectId },
            ["tenant"] = pair.Tenant,
            ["criticality"] = pair.Criticality,
            ["denies"] = pair.Denies,
            ["monthCost"] = pair.MonthCost?.ToString(),
        };
        foreach (var (name, value) in JsonNode.Parse(pair.ReasonJson)!.AsObject())
        {
            item[name] = value?.DeepClone();
        }

        return item;
    }

    private static string CodeOf(PairChange change) => change switch
    {
        PairChange.NewlyFailing => "newly-failing",
        PairChange.NewlyPassing => "newly-passing",
        _ => "differs",
    };
}
