using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>The committed tree, signed or not.</summary>
/// <param name="Epoch">Which tree; a restore with a loss begins the next.</param>
/// <param name="Size">How many leaves.</param>
/// <param name="Root">Its root.</param>
/// <param name="Edge">The bytes of its right edge.</param>
public sealed record TreeHead(long Epoch, long Size, TreeHash Root, ReadOnlyMemory<byte> Edge);
