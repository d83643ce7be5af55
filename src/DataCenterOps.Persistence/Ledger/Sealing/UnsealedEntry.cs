namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>A committed entry without a leaf.</summary>
/// <param name="Position">Where it was inserted.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place there.</param>
/// <param name="Bytes">What is hashed.</param>
/// <param name="FollowsSealed">Whether it is the first of its stream or the one before it has a leaf.</param>
internal sealed record UnsealedEntry(long Position, string Stream, long Version, byte[] Bytes, bool FollowsSealed);
