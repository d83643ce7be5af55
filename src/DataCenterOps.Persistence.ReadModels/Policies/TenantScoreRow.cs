using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>The score of a tenant.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Score">From the scores of its systems.</param>
/// <param name="ScoredAt">When the last of them changed.</param>
public sealed record TenantScoreRow(string Tenant, TenantScore Score, DateTimeOffset ScoredAt);
