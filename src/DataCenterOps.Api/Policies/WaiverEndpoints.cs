using System.Text;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Policies;

/// <summary>Waivers: asked for, listed, revoked. Others agree at the request's own path.</summary>
public static class WaiverEndpoints
{
    private const string Path = "/waivers/{id}";

    /// <summary>Maps the paths of waivers.</summary>
    public static void MapWaivers(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/waivers", ListAsync).Permit("waiver.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/waivers/debt", DebtAsync).Permit("waiver.read").AnswersAsOf().WithTags("Policies");
        api.MapGet(Path, GetAsync).Permit("waiver.read").AnswersAsOf().WithTags("Policies");
        api.MapPost("/waivers", AskAsync).Permit("waiver.grant").WithTags("Policies");
        api.MapPost($"{Path}/revoke", RevokeAsync).Permit("waiver.revoke").WithTags("Policies");
    }

    private static async Task<IResult> ListAsync(
        WaiverQueries queries, ICallerAccessor who, TimeProvider time, HttpContext http, int? limit, string? after, string? state, string? tenant, string? policy)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        if (state is not null && !WaiverStates.Codes.Contains(state, StringComparer.Ordinal))
        {
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", $"`state` is one of {string.Join(", ", WaiverStates.Codes)}");
        }

        var now = time.ReadingTime();
        var filter = new WaiverFilter { State = state, Tenant = tenant, Policy = policy };
        var page = await queries.ListAsync(who.Caller.Scope, filter, now, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(row => WaiverJson.Write(row, now)), page.Next);
    }

    private static async Task<IResult> DebtAsync(WaiverQueries queries, ICallerAccessor who, TimeProvider time, HttpContext http)
    {
        var debts = await queries.DebtsAsync(who.Caller.Scope, time.ReadingTime(), http.RequestAborted);
        return new JsonPage(debts.Select(row => WaiverJson.Write(row.Tenant, row.Debt)), next: null);
    }

    private static async Task<IResult> GetAsync(string id, WaiverQueries queries, ICallerAccessor who, TimeProvider time, HttpContext http) =>
        await FindAsync(id, queries, who, http) is { } row ? Show(row, time) : Problem.NotFound();

    private static async Task<IResult> AskAsync(
        WaiverOwners owners, IGrainFactory grains, ICallerAccessor who, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (body, wrong) = await RequestJson.ReadAsync<WaiverBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        if (await owners.FindAsync(who.Caller.Scope, body.ToRequest(), body.Tenant, http.RequestAborted) is not { } owner)
        {
            return Refusals.Of([WaiverReasons.NoSubject]);
        }

        var grain = grains.GetGrain<IWaiverGrain>($"{owner}/{ApprovalId.Create(time.GetUtcNow()).Value}");
        if (body.Draft)
        {
            var draft = await grain.ProposeAsync(body.ToRequest(), http.RequestAborted);
            return draft.Arguments is { } arguments ? Results.Text(arguments, "application/json", Encoding.UTF8) : Refusals.Of(draft.Reasons);
        }

        return await grain.AskAsync(operation, body.ToRequest(), http.RequestAborted) switch
        {
            Answer.Waits waits => WaitingAnswer.Of(waits),
            Answer.Refused refused => Refusals.Of(refused),
            var other => throw new InvalidOperationException($"`{other.GetType().Name}` is no answer to a question"),
        };
    }

    private static async Task<IResult> RevokeAsync(
        string id, WaiverQueries queries, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (body, wrong) = await RequestJson.ReadAsync<ReasonBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        // No grain is woken for what nobody has made. What belongs to the platform is seen by all and ended by those over all.
        if (await FindAsync(id, queries, who, http) is not { } row || !WaiverOwners.Covers(who.Caller.Scope, WaiverOwners.KeyOf(row.Tenant)))
        {
            return Problem.NotFound();
        }

        return await grains.GetGrain<IWaiverGrain>($"{WaiverOwners.KeyOf(row.Tenant)}/{row.Id}").RevokeAsync(operation, body.Reason, http.RequestAborted) is Answer.Refused refused
            ? Refusals.Of(refused)
            : Show((await FindAsync(id, queries, who, http))!, time);
    }

    private static async Task<WaiverRow?> FindAsync(string id, WaiverQueries queries, ICallerAccessor who, HttpContext http) =>
        ApprovalId.TryParse(id, out var named) ? await queries.FindAsync(who.Caller.Scope, named.Value, http.RequestAborted) : null;

    private static IResult Show(WaiverRow row, TimeProvider time) => Results.Text(WaiverJson.Write(row, time.ReadingTime()), "application/json", Encoding.UTF8);
}
