using System.Text;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Access;

/// <summary>Break-glass: asked for, listed, ended early, reviewed. Another person agrees at the request's own path.</summary>
public static class BreakGlassEndpoints
{
    private const string Path = "/break-glass/{id}";

    /// <summary>Maps the paths of break-glass.</summary>
    public static void MapBreakGlass(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/break-glass", ListAsync).Permit("break-glass.read").WithTags("Access");
        api.MapGet(Path, GetAsync).Permit("break-glass.read").WithTags("Access");
        api.MapPost("/break-glass", AskAsync).Permit("break-glass.begin").WithTags("Access");
        api.MapPost($"{Path}/end", EndAsync).Permit("break-glass.end").WithTags("Access");
        api.MapPost($"{Path}/review", ReviewAsync).Permit("break-glass.review").WithTags("Access");
    }

    private static async Task<IResult> ListAsync(
        BreakGlassQueries queries, ICallerAccessor who, TimeProvider time, HttpContext http, int? limit, string? after, string? state)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        if (state is not null && !BreakGlassStates.Codes.Contains(state, StringComparer.Ordinal))
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid", $"`state` is one of {string.Join(", ", BreakGlassStates.Codes)}");
        }

        if (!who.Caller.Scope.IsAll)
        {
            return new JsonPage([], next: null);
        }

        var now = time.GetUtcNow();
        var page = await queries.ListAsync(state, now, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(row => BreakGlassJson.Write(row, now)), page.Next);
    }

    private static async Task<IResult> GetAsync(string id, BreakGlassQueries queries, ICallerAccessor who, TimeProvider time, HttpContext http) =>
        await FindAsync(id, queries, who, http) is { } row ? Show(row, time) : Problem.NotFound();

    private static async Task<IResult> AskAsync(IGrainFactory grains, ICallerAccessor who, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (body, wrong) = await RequestJson.ReadAsync<BreakGlassBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        if (Scope(body) is not { } scope)
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "break_glass.scope", "name exactly one of `tenant`, `system` and `everything`");
        }

        if (!who.Caller.Scope.IsAll)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "auth.forbidden", "enforcement is lifted by those who answer for the whole platform");
        }

        var id = ApprovalId.Create(time.GetUtcNow()).Value;
        return await grains.GetGrain<IBreakGlassGrain>(id).AskAsync(operation, new BreakGlassRequest(scope, body.Hours, body.Reason), http.RequestAborted) switch
        {
            Answer.Waits waits => WaitingAnswer.Of(waits),
            Answer.Refused refused => Refusals.Of(refused),
            var other => throw new InvalidOperationException($"`{other.GetType().Name}` is no answer to a question"),
        };
    }

    private static Task<IResult> EndAsync(
        string id, BreakGlassQueries queries, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http) =>
        OnAsync(id, queries, who, grains, time, http, (grain, operation) => grain.EndAsync(operation, http.RequestAborted));

    private static async Task<IResult> ReviewAsync(
        string id, BreakGlassQueries queries, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        var (body, wrong) = await RequestJson.ReadAsync<TextBody>(http);
        return body is null
            ? wrong!
            : await OnAsync(id, queries, who, grains, time, http, (grain, operation) => grain.ReviewAsync(operation, body.Text, http.RequestAborted));
    }

    private static async Task<IResult> OnAsync(
        string id, BreakGlassQueries queries, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http,
        Func<IBreakGlassGrain, OperationId, Task<Answer>> call)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        // No grain is woken for what nobody has made.
        if (await FindAsync(id, queries, who, http) is null)
        {
            return Problem.NotFound();
        }

        return await call(grains.GetGrain<IBreakGlassGrain>(id), operation) is Answer.Refused refused
            ? Refusals.Of(refused)
            : Show((await queries.FindAsync(id, http.RequestAborted))!, time);
    }

    private static async Task<BreakGlassRow?> FindAsync(string id, BreakGlassQueries queries, ICallerAccessor who, HttpContext http) =>
        ApprovalId.TryParse(id, out var named) && who.Caller.Scope.IsAll ? await queries.FindAsync(named.Value, http.RequestAborted) : null;

    private static IResult Show(BreakGlassRow row, TimeProvider time) =>
        Results.Text(BreakGlassJson.Write(row, time.GetUtcNow()), "application/json", Encoding.UTF8);

    private static BreakGlassScope? Scope(BreakGlassBody body) => body switch
    {
        { Everything: true, Tenant: null, System: null } => BreakGlassScope.Everything,
        { Everything: false, Tenant: { } text, System: null } when TenantId.TryParse(text, out var tenant) => new BreakGlassScope(tenant, null),
        { Everything: false, Tenant: null, System: { Length: > 0 } system } => new BreakGlassScope(null, system),
        _ => null,
    };
}
