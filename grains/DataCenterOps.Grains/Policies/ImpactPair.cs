using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>What differs for one rule and one subject, with the owner of the subject: flows and agreements do not say it of themselves.</summary>
internal sealed record ImpactPair(ChangedPair Pair, string? Tenant);
