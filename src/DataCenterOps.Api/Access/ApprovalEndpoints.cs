using System.Text;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Access;

/// <summary>Requests for others' consent: read, agreed to, refused, taken back, passed on, carried out.</summary>
public static class ApprovalEndpoints
{
    private const string Path = "/approvals/{id}";

    /// <summary>Maps the paths of approvals.</summary>
    public static void MapApprovals(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/approvals", ListAsync).Permit("approval.read").WithTags("Access");
        api.MapGet(Path, GetAsync).Permit("approval.read").WithTags("Access");
        Decide<DigestBody>(api, "approve", (grain, operation, body, gone) => grain.ApproveAsync(operation, body.Digest, gone), carriesOut: true);
        Decide<ReasonBody>(api, "reject", (grain, operation, body, gone) => grain.RejectAsync(operation, body.Reason, gone));
        Decide<DeputyBody>(api, "pass", (grain, operation, body, gone) => grain.PassAsync(operation, body.Deputy, gone));
        Decide(api, "withdraw", (grain, operation, gone) => grain.WithdrawAsync(operation, gone));
        Decide(api, "execute", (grain, _, gone) => grain.ExecuteAsync(gone), carriesOut: true);
    }

    private static async Task<IResult> ListAsync(
        ApprovalQueries approvals, ApprovalSight sight, ICallerAccessor who, TimeProvider time, HttpContext http, int? limit, string? after, string? state)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        if (state is not null && !ApprovalStates.Codes.Contains(state, StringComparer.Ordinal))
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid", $"`state` is one of {string.Join(", ", ApprovalStates.Codes)}");
        }

        var now = time.GetUtcNow();
        var caller = who.Caller;
        var page = await approvals.ListAsync(
            caller.Scope, await sight.OperationsAsync(caller, http.RequestAborted), caller.Person, state, now, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(row => ApprovalJson.Write(row, now)), page.Next);
    }

    private static async Task<IResult> GetAsync(
        string id, ApprovalDetails approvals, ICallerAccessor who, TimeProvider time, HttpContext http) =>
        ApprovalId.TryParse(id, out var named) && await approvals.FindAsync(who.Caller, named.Value, http.RequestAborted) is { } found
            ? Results.Text(ApprovalJson.Write(found, time.GetUtcNow()), "application/json", Encoding.UTF8)
            : Problem.NotFound();

    private static void Decide<T>(
        IEndpointRouteBuilder api, string verb, Func<IApprovalGrain, OperationId, T, CancellationToken, Task<Answer>> call, bool carriesOut = false)
        where T : class =>
        api.MapPost($"{Path}/{verb}", async (
            string id, ApprovalDetails approvals, CheckpointWait checkpoints, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http) =>
        {
            var (body, wrong) = await RequestJson.ReadAsync<T>(http);
            return body is null
                ? wrong!
                : await CallAsync(id, approvals, carriesOut ? checkpoints : null, who, grains, time, http, (grain, operation) => call(grain, operation, body, http.RequestAborted));
        }).Permit("approval.decide").WithTags("Access");

    private static void Decide(
        IEndpointRouteBuilder api, string verb, Func<IApprovalGrain, OperationId, CancellationToken, Task<Answer>> call, bool carriesOut = false) =>
        api.MapPost($"{Path}/{verb}", (
            string id, ApprovalDetails approvals, CheckpointWait checkpoints, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http) =>
            CallAsync(id, approvals, carriesOut ? checkpoints : null, who, grains, time, http, (grain, operation) => call(grain, operation, http.RequestAborted)))
            .Permit("approval.decide").WithTags("Access");

    // With checkpoints for an act by which the request may be carried out.
    private static async Task<IResult> CallAsync(
        string id, ApprovalDetails approvals, CheckpointWait? checkpoints, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http,
        Func<IApprovalGrain, OperationId, Task<Answer>> call)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        // Who may not read a request cannot guess at it either.
        if (!ApprovalId.TryParse(id, out var named) || await approvals.FindAsync(who.Caller, named.Value, http.RequestAborted) is not { } found)
        {
            return Problem.NotFound();
        }

        var waiting = NeedsTwo.Destroys(found.Request.Operation) ? checkpoints : null;
        if (waiting is not null && await waiting.BeforeAsync(http.RequestAborted) is { } hopeless)
        {
            return hopeless;
        }

        if (await call(grains.GetGrain<IApprovalGrain>(named.Value), operation) is Answer.Refused refused)
        {
            return Refusals.Of(refused);
        }

        if (waiting is not null && await waiting.AfterAllAsync(http.RequestAborted) is { } pending)
        {
            return pending;
        }

        var after = await approvals.FindAsync(who.Caller, named.Value, http.RequestAborted);
        return Results.Text(ApprovalJson.Write(after!, time.GetUtcNow()), "application/json", Encoding.UTF8);
    }
}
