using System.Collections.Immutable;

namespace DataCenterOps.Domain.Checks;

/// <summary>What a server showed of its certificates, also when nobody should trust them.</summary>
public sealed record CertificateSeen
{
    /// <summary>When the leaf begins.</summary>
    public required DateTimeOffset LeafNotBefore { get; init; }

    /// <summary>When the leaf ends.</summary>
    public required DateTimeOffset LeafNotAfter { get; init; }

    /// <summary>When the first certificate of the chain ends, the leaf included.</summary>
    public required DateTimeOffset ChainNotAfter { get; init; }

    /// <summary>Names and addresses that the leaf is for, at most 64.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Who issued the leaf, as a distinguished name.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The country of the issuer's name; empty when it names none, which means unknown.</summary>
    public string IssuerCountry { get; init; } = "";

    /// <summary>The key's algorithm, as in <c>rsa</c> or <c>ecdsa</c>; an OID when it has no name here.</summary>
    public string Algorithm { get; init; } = "";

    /// <summary>Bits of the key; 0 when unknown.</summary>
    public int KeyBits { get; init; }

    /// <summary>Why a browser would refuse it: a code of <see cref="CheckReasons"/>; empty when it would not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the chain ends in a root that this machine trusts.</summary>
    public bool IsTrusted { get; init; }
}
