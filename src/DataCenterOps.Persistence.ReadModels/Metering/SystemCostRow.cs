using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>What a system's usage of today and of this month costs so far, in one currency.</summary>
/// <param name="Tenant">Who pays.</param>
/// <param name="System">The system.</param>
/// <param name="Currency">As in <c>DZD</c>.</param>
/// <param name="Today">Usage of the civil day that holds the moment asked for.</param>
/// <param name="Month">What is booked into the civil month that holds it, corrections included.</param>
/// <param name="RatedUntil">The end of the hours that are priced; absent before the first run.</param>
public sealed record SystemCostRow(
    string Tenant, string System, string Currency, Amount Today, Amount Month, DateTimeOffset? RatedUntil);
