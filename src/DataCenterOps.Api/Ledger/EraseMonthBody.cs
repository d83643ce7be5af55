namespace DataCenterOps.Api.Ledger;

/// <summary>The body of a request to erase all that is personal of a tenant's month.</summary>
/// <param name="Tenant">The tenant; <c>-</c> for what belongs to none.</param>
/// <param name="Month">As in <c>2026-10</c>, in UTC.</param>
internal sealed record EraseMonthBody(string Tenant, string Month);
