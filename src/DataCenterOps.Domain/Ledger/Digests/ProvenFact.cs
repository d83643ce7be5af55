using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>What a proof of a fact has shown.</summary>
/// <param name="Number">The row's number in its series.</param>
/// <param name="Digest">The digest that covers it.</param>
/// <param name="Entry">The place of the digest's entry in the tree, from 0.</param>
/// <param name="Checkpoint">The signed checkpoint over that tree.</param>
public sealed record ProvenFact(long Number, FactDigest Digest, long Entry, Checkpoint Checkpoint);
