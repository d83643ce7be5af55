namespace DataCenterOps.Domain.Estate.Inventories;

/// <summary>Limits of attested inventories, each with its reason.</summary>
public static class InventoryLimits
{
    /// <summary>How old an inventory may be when it arrives: a weekly one is late by a day at most, and an older one proves nothing about today.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(8);

    /// <summary>How far in the future it may be taken: clocks of two machines differ by less.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Bytes of a public key of Ed25519 (RFC 8032).</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of a signature of Ed25519 (RFC 8032).</summary>
    public const int SignatureBytes = 64;

    /// <summary>
    /// Copies of one system that sites attest, by site and role: as many as it may declare. With more, the last of them stands for all
    /// the rest and is nobody's and nowhere, so that what is left out complies with nothing.
    /// </summary>
    public const int CopiesPerSystem = 64;

    /// <summary>
    /// Copies at one site of systems that nobody has declared: one is enough for a finding, and more than a screen holds are read in
    /// the inventory itself, which the evidence names.
    /// </summary>
    public const int UndeclaredPerSite = 64;
}
