using System.Text;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Estate;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Policies;

/// <summary>Packs, decisions, findings: what the rules are and what they say.</summary>
public static class PolicyEndpoints
{
    /// <summary>Maps the paths of policies.</summary>
    public static void MapPolicies(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapPost("/decisions/evaluate", EvaluateAsync).Permit("decision.evaluate").WithTags("Policies");
        api.MapGet("/decisions", DecisionsAsync).Permit("decision.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/decisions/{id}", DecisionAsync).Permit("decision.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/findings", FindingsAsync).Permit("finding.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/packs", PacksAsync).Permit("pack.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/packs/{revision}", PackAsync).Permit("pack.read").AnswersAsOf().WithTags("Policies");
        api.MapPost("/packs", ActivateAsync).Permit("pack.activate").WithTags("Policies");
    }

    private static async Task<IResult> EvaluateAsync(IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        var (body, wrong) = await EstateBodyReader.ReadAsync(http);
        if (body is null)
        {
            return wrong!;
        }

        var request = new EstateRequest(
            OperationId.From(Guid.CreateVersion7(time.GetUtcNow())),
            [.. body.Documents.Select(document => new EstateText(document.File, document.Text))],
            Prune: false);
        var plan = await grains.GetGrain<IEstateGrain>(0).EvaluateAsync(request, http.RequestAborted);
        if (plan.ErrorCount > 0)
        {
            return PlanEndpoints.Invalid(plan);
        }

        var decisions = string.Join(',', plan.Items.Select(item => item.Decision).OfType<string>());
        var held = PlanJson.Held(plan);
        return Results.Text($"{{\"decisions\":[{decisions}]{(held is null ? "" : $",\"held\":{held}")}}}", "application/json");
    }

    private static async Task<IResult> DecisionsAsync(
        DecisionQueries decisions, ICallerAccessor who, HttpContext http, int? limit, string? after, string? outcome, string? subject,
        string? breakGlass)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        var filter = new DecisionFilter { Outcome = outcome, SubjectId = subject, BreakGlass = breakGlass };
        var page = await decisions.ListAsync(who.Caller.Scope, filter, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(PolicyJson.Write), page.Next);
    }

    private static async Task<IResult> DecisionAsync(
        string id, DecisionQueries decisions, PackQueries packs, ICallerAccessor who, HttpContext http)
    {
        if (await decisions.GetAsync(who.Caller.Scope, id, http.RequestAborted) is not { } row)
        {
            return Problem.NotFound();
        }

        var full = row.JsonSha256 is null ? null : await packs.DocumentAsync(row.JsonSha256, http.RequestAborted);
        return Results.Text(full is null ? PolicyJson.Write(row) : PolicyJson.Write(row, full), "application/json");
    }

    private static async Task<IResult> FindingsAsync(
        FindingQueries findings, ICallerAccessor who, HttpContext http,
        int? limit, string? after, string? tenant, string? policy, string? severity, string? subject, bool? closed)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        var filter = new FindingFilter
        {
            Tenant = tenant, Policy = policy, Severity = severity, SubjectId = subject, WithClosed = closed ?? false,
        };
        var page = await findings.ListAsync(who.Caller.Scope, filter, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(PolicyJson.Write), page.Next);
    }

    private static async Task<IResult> PacksAsync(PackQueries packs, HttpContext http)
    {
        var rows = await packs.ListAsync(http.RequestAborted);
        return new JsonPage(rows.Select(PolicyJson.Write), next: null);
    }

    // With its text: what was in force once can be put in force again, and read.
    private static async Task<IResult> PackAsync(string revision, PackQueries packs, HttpContext http) =>
        await packs.FindAsync(revision, http.RequestAborted) is { } row
        && await packs.DocumentAsync(row.DocumentSha256, http.RequestAborted) is { } text
            ? Results.Json(new { id = row.Id, revision = row.Revision, version = row.Version, state = row.State, signed = row.Signer is not null, signer = row.Signer, text = Encoding.UTF8.GetString(text) })
            : Problem.NotFound();

    private static async Task<IResult> ActivateAsync(IGrainFactory grains, PackQueries packs, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (body, wrong) = await RequestJson.ReadAsync<EstateBodyFile>(http, 2 * PolicyLimits.PackBytes);
        if (body is null)
        {
            return wrong!;
        }

        var parsed = PackParser.Parse(body.File, body.Text);
        if (parsed.Pack is null)
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid", parsed.Errors[0].Message,
                [.. parsed.Errors.Select(error => new ProblemError(error.Code, error.Message, error.Path, error.File, error.Line, error.Column))]);
        }

        var answer = await grains.GetGrain<IPackGrain>(parsed.Pack.Id)
            .ActivateAsync(new ActivatePack(operation, body.File, body.Text, OnlyIfNone: false), http.RequestAborted);
        return answer switch
        {
            Answer.Refused refused => Refusals.Of(refused),
            Answer.Waits waits => WaitingAnswer.Of(waits),
            _ => await ShowAsync(parsed.Pack, ((Answer.Done)answer).Position, packs, http.RequestAborted),
        };
    }

    private static async Task<IResult> ShowAsync(Pack pack, long position, PackQueries packs, CancellationToken cancellationToken)
    {
        var signer = (await packs.FindAsync(pack.Revision, cancellationToken))?.Signer;
        return Results.Ok(new { id = pack.Id, revision = pack.Revision, position, signed = signer is not null, signer });
    }
}
