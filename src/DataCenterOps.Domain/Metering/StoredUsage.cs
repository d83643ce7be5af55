using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Metering;

/// <summary>What is stored under an event's name.</summary>
/// <param name="Digest">Of the event.</param>
/// <param name="Offset">Its place in the log.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StoredUsage(string Digest, long Offset);
