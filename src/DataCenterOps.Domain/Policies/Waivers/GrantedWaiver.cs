namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>A waiver with what its renewal needs to know.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Renewal">Which renewal it was.</param>
/// <param name="Since">Since when its findings have been waived.</param>
/// <param name="EndsAt">When it ends or has ended, by its time or by somebody.</param>
public sealed record GrantedWaiver(Waiver Waiver, int Renewal, DateTimeOffset Since, DateTimeOffset EndsAt);
