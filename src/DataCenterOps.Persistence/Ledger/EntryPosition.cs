using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// The place of an entry in the ledger, as a value of a statement. It is known only when the entry is written: the
/// writer puts the number in its place.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EntryPosition
{
    private readonly long _known;
    private readonly int _index;

    private EntryPosition(long known, int index) => (_known, _index) = (known, index);

    /// <summary>The last entry of the append that a fact is committed with.</summary>
    public static EntryPosition Last { get; } = new(0, -1);

    internal static EntryPosition Known(long position) => new(position, 0);

    internal static EntryPosition Of(int index) => new(0, index);

    internal long Resolve(ReadOnlySpan<long> positions) =>
        _known > 0 ? _known
        : positions.IsEmpty ? throw new UnreachableException("a position was named in a commit without entries")
        : positions[_index < 0 ? ^1 : _index];
}
