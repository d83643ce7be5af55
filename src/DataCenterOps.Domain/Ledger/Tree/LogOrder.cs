using DataCenterOps.Domain.Ledger.Digests;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>What goes on from one epoch of a log to the next.</summary>
/// <param name="Streams">The versions of streams.</param>
/// <param name="Digests">The digests of series of facts.</param>
internal sealed record LogOrder(StreamOrder Streams, DigestOrder Digests)
{
    /// <summary>That of a log's first entry.</summary>
    public static LogOrder New() => new(new StreamOrder(), new DigestOrder());

    /// <summary>Takes the next entry in.</summary>
    /// <returns>What is wrong with it.</returns>
    public string? Add(ReadOnlyMemory<byte> entry) => Streams.Add(entry.Span) ?? Digests.Add(entry, Streams.GoesOn);

    /// <summary>The same so far; what is added to one of both is not known to the other.</summary>
    public LogOrder Copy() => new(Streams.Copy(), Digests.Copy());
}
