using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Digests;

/// <summary>How a fact stands in the ledger.</summary>
public abstract record FactPath
{
    private FactPath()
    {
    }

    /// <summary>It is under a digest.</summary>
    /// <param name="Row">The canonical row.</param>
    /// <param name="Index">Its place in the digest, from 0.</param>
    /// <param name="Path">From the row's sibling to the child of the root.</param>
    /// <param name="Position">The place of the digest's entry in the ledger.</param>
    public sealed record Found(ReadOnlyMemory<byte> Row, long Index, ImmutableArray<TreeHash> Path, long Position) : FactPath;

    /// <summary>No digest covers it yet: the next one will.</summary>
    public sealed record Waiting : FactPath;

    /// <summary>It is not numbered: it was recorded before there were digests.</summary>
    public sealed record Unnumbered : FactPath;

    /// <summary>Rows of its digest are past their retention: what is left of them no longer gives the root.</summary>
    public sealed record Gone : FactPath;

    /// <summary>The rows do not give the root that the ledger holds: one of them was changed.</summary>
    /// <param name="Position">The place of the digest's entry in the ledger.</param>
    public sealed record Contradicted(long Position) : FactPath;
}
