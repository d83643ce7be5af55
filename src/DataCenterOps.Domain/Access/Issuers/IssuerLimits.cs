namespace DataCenterOps.Domain.Access.Issuers;

/// <summary>Bounds of sign-in by OpenID Connect.</summary>
public static class IssuerLimits
{
    /// <summary>Rows of the table from claims to roles.</summary>
    public const int Mappings = 256;

    /// <summary>Values of one claim that are read. Who has more is in more groups than a person can be asked about.</summary>
    public const int Values = 1_000;

    /// <summary>Characters of a value, and of a subject (OpenID Connect Core, section 2).</summary>
    public const int Text = 255;

    /// <summary>How long somebody may take at the issuer.</summary>
    public static readonly TimeSpan Visit = TimeSpan.FromMinutes(15);

    /// <summary>How long the issuer may take to answer.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);
}
