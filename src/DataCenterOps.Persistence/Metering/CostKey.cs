using System.Runtime.InteropServices;

namespace DataCenterOps.Persistence.Metering;

/// <summary>Names a row of <c>cost_sum</c> within a tenant and meter.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CostKey(string Period, string System, string Sku, string Pool, string Currency);
