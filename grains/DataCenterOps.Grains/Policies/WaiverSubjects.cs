using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>Judges what a waiver is asked for, as if nothing were waived.</summary>
internal sealed class WaiverSubjects(EstateQueries estate, FindingQueries findings, DecisionQueries decisions, ILedger ledger)
{
    /// <summary>What the pack says of each subject of <paramref name="request"/>, or why one is not there.</summary>
    public async Task<(ImmutableArray<Evaluation> Judged, Reason? Wrong)> JudgeAsync(
        WaiverRequest request, Policy policy, Grounds grounds, TenantId? tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Where a sweep does not look, it is changes that would be refused.
        var point = policy.ModeAt(EnforcementPoint.Sweep, now) == PolicyMode.Off ? EnforcementPoint.Admission : EnforcementPoint.Sweep;
        if (request.Decision is { } id)
        {
            return await DecidedAsync(id, tenant, cancellationToken) is { } frozen
                ? ([Evaluate(frozen, EnforcementPoint.Admission)], null)
                : ([], WaiverReasons.NoDecision);
        }

        var hydrator = new Hydrator(new RememberedFacts(grounds.Facts), grounds.Pack!.Pack);
        var judged = ImmutableArray.CreateBuilder<Evaluation>();
        foreach (var subject in request.Subjects.IsEmpty ? await OpenAsync(policy.Id, tenant, cancellationToken) : request.Subjects)
        {
            if (await estate.GetAsync(ScopeOf(tenant), subject.Kind, subject.Id, cancellationToken) is not { Retired: false } row
                || row.Tenant != tenant?.Value
                || await hydrator.HydrateAsync(row.Kind, row.Id, row.Version, ExistingEstate.Read(row).Read(), cancellationToken) is not { } document)
            {
                return ([], WaiverReasons.NoSubject);
            }

            judged.Add(Evaluate(document, point));
        }

        return (judged.ToImmutable(), null);

        Evaluation Evaluate(EvaluationDocument document, EnforcementPoint at) =>
            PolicyEvaluator.Evaluate(document, grounds.Pack!, WaiverSet.None, at, now, cancellationToken);
    }

    private static TenantScope ScopeOf(TenantId? tenant) => tenant is { } one ? TenantScope.Of(one) : TenantScope.All;

    // One more than are allowed, so that too many are seen to be.
    private async Task<IEnumerable<WaiverSubject>> OpenAsync(string policy, TenantId? tenant, CancellationToken cancellationToken)
    {
        var filter = new FindingFilter { Policy = policy, Tenant = tenant?.Value };
        var page = await findings.ListAsync(ScopeOf(tenant), filter, WaiverLimits.Pairs + 1, after: null, cancellationToken);
        return page.Items.Where(row => row.Tenant == tenant?.Value).Select(row => new WaiverSubject(row.SubjectKind, row.SubjectId)).Distinct();
    }

    private async Task<EvaluationDocument?> DecidedAsync(string id, TenantId? tenant, CancellationToken cancellationToken)
    {
        if (await decisions.GetAsync(ScopeOf(tenant), id, cancellationToken) is not { DocumentSha256: { } sha256 } row || row.Tenant != tenant?.Value
            || Hydrator.TargetOf(row.SubjectKind) is not { } target || await ledger.FindDocumentAsync(sha256, cancellationToken) is not { } bytes)
        {
            return null;
        }

        using var facts = JsonDocument.Parse(bytes);
        return EvaluationDocument.Freeze(target, row.SubjectKind, row.SubjectId, tenant, 0, facts.RootElement);
    }
}
