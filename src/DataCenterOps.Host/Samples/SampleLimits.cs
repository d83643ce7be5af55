namespace DataCenterOps.Host;

/// <summary>Limits of the sample pages, each with its reason.</summary>
internal static class SampleLimits
{
    /// <summary>How long the answer is kept whether an estate asks for them: an estate that was just applied is watched within seconds.</summary>
    public static readonly TimeSpan WantedAge = TimeSpan.FromSeconds(1);

    /// <summary>Estates that are looked at: a program serves a few.</summary>
    public const int Estates = 100;

    /// <summary>Seconds for which a browser may keep a page: it says nothing that changes.</summary>
    public const int CacheSeconds = 60;

    /// <summary>How long the listener's certificate still lives: less than the 14 days that checks ask for, more than a weekend.</summary>
    public static readonly TimeSpan CertificateLife = TimeSpan.FromDays(10);

    /// <summary>Handshakes at once. Probes come one by one; who else comes waits.</summary>
    public const int Handshakes = 8;

    /// <summary>How long one handshake may take.</summary>
    public static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(5);
}
