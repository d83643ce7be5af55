namespace DataCenterOps.Domain.Metering;

/// <summary>A charge that stands: booked and not reversed.</summary>
/// <param name="Id">Names it for ever.</param>
/// <param name="Line">What it says.</param>
public sealed record BookedCharge(string Id, RatedLine Line);
