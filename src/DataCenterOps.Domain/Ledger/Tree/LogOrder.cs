using DataCenterOps.Domain.Ledger.Digests;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>What goes on from one epoch of a log to the next.</summary>
/// <param name="Streams">The versions of streams.</param>
/// <param name="Digests">The digests of series of facts.</param>
internal sealed record LogOrder(StreamOrder Streams, DigestOrder Digests)
{
    /// <summary>That of a log's first entry.</summary>
    public static LogOrder New() => new(new StreamOrder(), new DigestOrder());
}
