using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Reports;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Policies;

/// <summary>Judges for reports: any silo, several at once, nothing kept.</summary>
[StatelessWorker(Workers), GrainType("dcops.report")]
internal sealed class ReportGrain(PoliciesInForce policies, JudgedSubjects subjects, EstateQueries estate, LedgerQueries ledger, TimeProvider time)
    : Grain, IReportGrain
{
    // Each keeps a core busy while it judges; commands must find room beside them.
    private const int Workers = 2;

    public async Task<ReportHead?> BeginAsync(string? tenant, CancellationToken cancellationToken)
    {
        var scope = ScopeOf(tenant);
        var position = await ledger.LastPositionAsync(cancellationToken);
        var grounds = await policies.GroundsAsync(cancellationToken);
        return grounds.Pack is { } pack ? ReportHead.Of(pack.Pack, time.GetUtcNow(), position, scope.Tenant?.Value) : null;
    }

    public async Task<ReportPage?> PageAsync(ReportPageRequest request, CancellationToken cancellationToken)
    {
        var scope = ScopeOf(request.Tenant);
        var grounds = await policies.GroundsAsync(cancellationToken);
        if (grounds.Pack is not { } pack || pack.Pack.Revision != request.Revision || pack.Pack.Law != request.Law)
        {
            return null;
        }

        var (rows, next) = await subjects.PageAsync(scope, request.After, cancellationToken);
        var facts = rows.Count == 0
            ? grounds.Facts
            : await PageFacts.ReadAsync(estate, grounds.Facts, rows[0].Kind, [.. rows.Select(row => row.Id)], cancellationToken);
        var hydrator = new Hydrator(facts, pack.Pack);
        var judged = ImmutableArray.CreateBuilder<ReportSubject>(rows.Count);
        foreach (var row in rows)
        {
            var document = ExistingEstate.Read(row).Read();
            if (await hydrator.HydrateAsync(row.Kind, row.Id, row.Version, document, cancellationToken) is { } subject)
            {
                // Of a flow or an agreement the row knows the owner, not its fields.
                var evaluation = PolicyEvaluator.Evaluate(subject, pack, grounds.Waivers, EnforcementPoint.Sweep, request.At, cancellationToken);
                judged.Add(ReportSubject.Of(evaluation, pack) with { Tenant = row.Tenant });
            }
        }

        return new ReportPage(judged.DrainToImmutable(), next);
    }

    // The key names nobody's tenant, so the caller's scope is compared here.
    private static TenantScope ScopeOf(string? tenant)
    {
        var own = GrainCaller.Current.Scope;
        if (tenant is null)
        {
            return own;
        }

        return TenantId.TryParse(tenant, out var one) && own.Covers(one)
            ? TenantScope.Of(one)
            : throw new UnauthorizedAccessException("the tenant is not the caller's");
    }
}
