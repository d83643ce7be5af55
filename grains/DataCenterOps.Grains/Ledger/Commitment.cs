using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Grains.Ledger;

/// <summary>What a decision comes to: the entries to commit and the answer to give.</summary>
/// <param name="Entries">At least one: a refusal is an entry too.</param>
/// <param name="Answer">Makes the answer once the position and version are known.</param>
internal sealed record Commitment(ImmutableArray<NewEntry> Entries, Func<long, long, Answer> Answer)
{
    /// <summary>Bytes that entries name by hash.</summary>
    public ImmutableArray<LedgerDocument> Documents { get; init; } = [];

    /// <summary>Rows of fact tables that must stand or fall with the entries.</summary>
    public ImmutableArray<IFactWrite> Facts { get; init; } = [];
}
