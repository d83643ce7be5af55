namespace DataCenterOps.Domain.Metering;

/// <summary>One kept usage event, as rating needs it.</summary>
/// <param name="From">The start of the window, or the moment from which the state holds.</param>
/// <param name="Until">The end of the window; absent for a state.</param>
/// <param name="Quantity">How much, in the meter's unit.</param>
/// <param name="Quality">How it is known.</param>
public sealed record Measurement(DateTimeOffset From, DateTimeOffset? Until, Quantity Quantity, UsageQuality Quality);
