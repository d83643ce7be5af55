using System.Runtime.InteropServices;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>What one step has done.</summary>
/// <param name="Entries">How many entries have got a leaf; none when another sealer was quicker.</param>
/// <param name="IsMore">Whether more may wait: the next step need not pause.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Integrated(int Entries, bool IsMore);
