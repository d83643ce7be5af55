using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>What is asked of a stored checkpoint before it may go.</summary>
/// <param name="Size">How many entries it covers.</param>
/// <param name="SignedAt">When it was signed last.</param>
/// <param name="HasQuorum">Whether enough witnesses have cosigned it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CheckpointMark(long Size, DateTimeOffset SignedAt, bool HasQuorum);
