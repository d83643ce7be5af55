using System.Runtime.InteropServices;

namespace DataCenterOps.Persistence.Metering;

/// <summary>Names a row of <c>cost_charged</c> within a tenant and meter.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChargedKey(string Pool, string Currency);
