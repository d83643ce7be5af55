using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Carriers;

/// <summary>
/// Which servers are believed: those whose name is right and whose certificate an authority has signed that the machine trusts or, where
/// one is given, that one alone.
/// </summary>
public sealed class ServerTrust
{
    private readonly X509Certificate2Collection? _authorities;

    private ServerTrust(X509Certificate2Collection? authorities) => _authorities = authorities;

    /// <summary>What the machine trusts.</summary>
    public static ServerTrust OfMachine { get; } = new(null);

    /// <summary>The authorities of <paramref name="pem"/> alone.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">There is none in it.</exception>
    public static ServerTrust Of(string pem)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? new(authorities) : throw new System.Security.Cryptography.CryptographicException("the text holds no certificate");
    }

    /// <summary>Judges a server.</summary>
    internal bool Judge(X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (_authorities is null || certificate is not X509Certificate2 leaf)
        {
            return errors == SslPolicyErrors.None;
        }

        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);

        // An authority of one's own has mostly no list to ask; who wants certificates gone exchanges the authority's file.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ExtraStore.AddRange((presented?.ChainElements.Select(element => element.Certificate) ?? []).ToArray());

        return chain.Build(leaf);
    }
}
