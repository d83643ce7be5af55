namespace DataCenterOps.Persistence.ReadModels.Ledger.Digests;

/// <summary>A row as it is hashed.</summary>
/// <param name="Number">Its number in its series.</param>
/// <param name="Bytes">Its canonical form.</param>
/// <param name="Time">When it was recorded, or what it stands for.</param>
public sealed record CanonicalFact(long Number, byte[] Bytes, DateTimeOffset Time);
