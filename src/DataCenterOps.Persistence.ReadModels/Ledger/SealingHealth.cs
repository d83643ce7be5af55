namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>How the sealing of the ledger stands.</summary>
/// <param name="Head">The tree as it is committed.</param>
/// <param name="TakenAt">When entries were last taken into it; nothing while it is empty.</param>
/// <param name="Checkpoint">The newest one that is signed; nothing before the first.</param>
/// <param name="Waiting">Entries that no signed checkpoint covers, at most <see cref="ReadLimits.Waiting"/>.</param>
/// <param name="Oldest">When the oldest of them was written.</param>
/// <param name="Hours">How many were taken in within each of the last hours, the oldest first.</param>
public sealed record SealingHealth(
    TreeHead Head, DateTimeOffset? TakenAt, CheckpointRow? Checkpoint, int Waiting, DateTimeOffset? Oldest, IReadOnlyList<LedgerHour> Hours)
{
    /// <summary>The log's name, as the newest checkpoint says it.</summary>
    public string? Origin => Checkpoint?.Note.Split('\n', 2)[0];

    /// <summary>Whether entries wait for a signature longer than a working sealer lets them.</summary>
    public bool IsLate(DateTimeOffset now) => Oldest is { } oldest && now - oldest > ReadLimits.LateSeal;
}
