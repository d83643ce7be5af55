using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Past;

/// <summary>A moment of the past, and the tree that stood then: what makes an answer about it checkable.</summary>
/// <param name="At">The moment that was asked for, in UTC. Dates that take effect by the clock are judged at it.</param>
/// <param name="Epoch">The epoch of the tree.</param>
/// <param name="Size">Its leaves: entries with a lower index are seen, and no others.</param>
/// <param name="Root">Its root.</param>
/// <param name="IntegratedAt">When its last leaf was taken in; at or before <see cref="At"/>.</param>
/// <param name="CheckpointSize">The size of the first signed checkpoint that covers it; nothing when none does yet.</param>
/// <param name="CheckpointAt">When that checkpoint was signed last.</param>
public sealed record PastMoment(
    DateTimeOffset At, long Epoch, long Size, TreeHash Root, DateTimeOffset IntegratedAt, long? CheckpointSize, DateTimeOffset? CheckpointAt);
