namespace DataCenterOps.Host;

/// <summary>What bounds the certificate of the edge.</summary>
internal static class EdgeLimits
{
    /// <summary>A file of certificates that is read; a chain of ten with a key has some 20 KiB.</summary>
    public const int FileBytes = 256 * 1024;

    /// <summary>How often the files are looked at: sooner than an operator looks whether the new one is shown.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Browsers refuse leaf certificates that live longer (CA/Browser Forum, baseline requirements 6.3.2).</summary>
    public static readonly TimeSpan LeafLife = TimeSpan.FromDays(397);

    /// <summary>How long the development authority lives: it is trusted once for each browser, by hand.</summary>
    public static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);

    /// <summary>How long before its end the program makes itself another.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
}
