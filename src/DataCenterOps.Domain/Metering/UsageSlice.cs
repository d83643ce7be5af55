namespace DataCenterOps.Domain.Metering;

/// <summary>What was used between two instants between which neither price, place nor quality changes.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct UsageSlice(
    DateTimeOffset From, DateTimeOffset Until, Quantity Quantity, UsageQuality Quality);
