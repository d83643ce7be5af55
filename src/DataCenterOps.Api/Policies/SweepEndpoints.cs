using DataCenterOps.Api.Access;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Policies;

/// <summary>Sweeps by hand, and what sweeps have found over time.</summary>
public static class SweepEndpoints
{
    // Tenants are swept one after the other, so that a sweep asked for by hand leaves room for everybody else.
    private const int TenantsPerPage = 500;

    // A season: what a review looks back on.
    private const int TrendDays = 90;

    /// <summary>Maps the paths of sweeps.</summary>
    public static void MapSweeps(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapPost("/decisions/sweep", SweepAsync).Permit("policy.sweep").WithTags("Policies");
        api.MapGet("/findings/history", HistoryAsync).Permit("finding.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/findings/trend", TrendAsync).Permit("finding.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/findings/sweeps", SweepsAsync).Permit("finding.read").AnswersAsOf().WithTags("Policies");
    }

    private static async Task<IResult> SweepAsync(
        IGrainFactory grains, EstateQueries estate, ICallerAccessor who, TimeProvider time, HttpContext http, string? tenant)
    {
        var scope = who.Caller.Scope;
        var since = time.GetUtcNow();
        var sum = new SweepStep(IsDone: true, 0, 0, 0, 0, 0);
        if (tenant is not null)
        {
            if (!await IsKnownAsync(estate, scope, tenant, http.RequestAborted))
            {
                return Problem.NotFound();
            }

            await AddAsync(tenant);
        }
        else
        {
            string? after = null;
            do
            {
                var page = await estate.ListAsync(scope, "Tenant", TenantsPerPage, after, http.RequestAborted);
                foreach (var row in page.Items)
                {
                    await AddAsync(row.Id);
                }

                after = page.Next;
            }
            while (after is not null);

            if (scope.IsAll)
            {
                await AddAsync(TenantId.Platform.Value);
            }
        }

        return Results.Ok(new { subjects = sum.Subjects, opened = sum.Opened, changed = sum.Changed, closed = sum.Closed, open = sum.Open });

        async Task AddAsync(string shard)
        {
            var one = await grains.GetGrain<IComplianceGrain>(shard).AllAsync(since, http.RequestAborted);
            sum = new SweepStep(
                IsDone: true, sum.Subjects + one.Subjects, sum.Opened + one.Opened, sum.Changed + one.Changed, sum.Closed + one.Closed,
                sum.Open + one.Open);
        }
    }

    private static async Task<IResult> HistoryAsync(
        FindingHistory history, ICallerAccessor who, HttpContext http, string? kind, string? subject, string? policy, string? rule,
        int? limit, string? after)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        if (string.IsNullOrEmpty(kind) || string.IsNullOrEmpty(subject))
        {
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "`kind` and `subject` say of what, as in `kind=System&subject=civil-registry`");
        }

        var page = await history.ListAsync(who.Caller.Scope, kind, subject, policy, rule, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(PolicyJson.Write), page.Next);
    }

    private static async Task<IResult> TrendAsync(
        FindingHistory history, EstateQueries estate, ICallerAccessor who, TimeProvider time, HttpContext http, string? tenant, int? days)
    {
        if (days is < 1 or > ReadLimits.TrendDays)
        {
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", $"`days` is 1 to {ReadLimits.TrendDays}");
        }

        var scope = who.Caller.Scope;
        if (tenant is not null && !await IsKnownAsync(estate, scope, tenant, http.RequestAborted))
        {
            return Problem.NotFound();
        }

        var today = DateOnly.FromDateTime(time.ReadingTime().UtcDateTime);
        var trend = await history.TrendAsync(scope, tenant, today, days ?? TrendDays, http.RequestAborted);
        return new JsonPage(trend.Select(PolicyJson.Write), next: null);
    }

    private static async Task<IResult> SweepsAsync(FindingHistory history, ICallerAccessor who, TimeProvider time, HttpContext http)
    {
        var now = time.ReadingTime();
        var runs = await history.SweepsAsync(who.Caller.Scope, http.RequestAborted);
        return new JsonPage(runs.Select(run => PolicyJson.Write(run, now)), next: null);
    }

    // What belongs to nobody has a shard of its own, which who sees everything may name.
    private static async Task<bool> IsKnownAsync(EstateQueries estate, TenantScope scope, string tenant, CancellationToken cancellationToken) =>
        TenantId.TryParse(tenant, out var one)
        && (one == TenantId.Platform
            ? scope.IsAll
            : scope.Covers(one) && await estate.GetAsync(scope, "Tenant", tenant, cancellationToken) is not null);
}
