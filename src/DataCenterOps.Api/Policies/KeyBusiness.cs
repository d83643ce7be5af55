using DataCenterOps.Api.Operations;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Policies;

/// <summary>
/// How many keys are past their rotation date. The period is a parameter of a policy and stands nowhere else, so the
/// answer is that policy's own: its open findings, as fresh as the last sweep. It cannot say anything else than the rule.
/// A key whose age could not be judged counts, for an error never passes. Where no such policy is in force, or it is only
/// tried out, nobody has looked, and there is no sample.
/// </summary>
internal sealed class KeyBusiness(PackQueries packs, KnownPacks known, FindingQueries findings, TimeProvider time) : IBusinessSource
{
    private const string Rotation = "DCO-KEY-002";

    public async ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken)
    {
        var policy = await packs.InForceAsync(cancellationToken) is { } pack ? await RotationAsync(pack, cancellationToken) : null;
        return policy is null || policy.ModeAt(EnforcementPoint.Sweep, time.GetUtcNow()) <= PolicyMode.Shadow
            ? snapshot
            : snapshot with { KeysRotationOverdue = await findings.SubjectsAsync(Rotation, cancellationToken) };
    }

    private async Task<Policy?> RotationAsync(PackRow pack, CancellationToken cancellationToken)
    {
        var read = await known.ReadAsync(pack.Id, pack.DocumentSha256, cancellationToken);
        return read?.Policies.FirstOrDefault(policy => policy.Id == Rotation && policy.Target == PolicyTarget.Key);
    }
}
