using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>One command's worth of writing.</summary>
public sealed record LedgerAppend
{
    /// <summary>Where the entries go.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>The version that was decided on; 0 for a stream that does not exist.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>In order. Empty when nothing changed and only the answer is to be remembered.</summary>
    public required ImmutableArray<NewEntry> Entries { get; init; }

    /// <summary>What makes a repeat known; absent for work that nobody repeats.</summary>
    public OperationKey? Operation { get; init; }

    /// <summary>The answer's bytes, remembered beside <see cref="Operation"/>. They do not hold the position.</summary>
    public ReadOnlyMemory<byte> Answer { get; init; }

    /// <summary>Documents that the entries name by hash. One that is there already stays.</summary>
    public ImmutableArray<LedgerDocument> Documents { get; init; } = [];

    /// <summary>Rows of fact tables that belong to the same commit.</summary>
    public ImmutableArray<IFactWrite> Facts { get; init; } = [];
}
