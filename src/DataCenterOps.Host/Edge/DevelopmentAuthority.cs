using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host;

/// <summary>
/// The authority that <c>--tls</c> makes for this machine, and the certificate of the edge that it signs. Whoever trusts it
/// once has no questions when the edge's certificate is renewed. It can speak for this machine's names only (RFC 5280, 4.2.1.10),
/// so that a stolen key opens nothing else.
/// </summary>
internal sealed class DevelopmentAuthority(string folder, TimeProvider time)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const int SerialBytes = 16;

    // A certificate is good at once also for a client whose clock is late.
    private static readonly TimeSpan Earlier = TimeSpan.FromMinutes(5);

    private readonly MachineNames _names = MachineNames.OfThisMachine(Dns.GetHostName());

    /// <summary>The file that people and programs are told to trust.</summary>
    public string AuthorityFile => Path.Combine(folder, "authority.pem");

    /// <summary>What the edge shows.</summary>
    public EdgeFiles Edge => new(Path.Combine(folder, "edge.pem"), Path.Combine(folder, "edge.key"));

    private string AuthorityKey => Path.Combine(folder, "authority.key");

    /// <summary>Makes the authority and the edge's certificate where they are missing, and the latter anew before it ends.</summary>
    public void Prepare()
    {
        if (IsGood(Edge.Certificate) && File.Exists(Edge.Key))
        {
            return;
        }

        PrivateFolder.Create(folder);
        using var authority = Authority();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=DataCenterOps", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(_names.Alternatives());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        var now = time.GetUtcNow();
        using var leaf = request.Create(authority, now - Earlier, Earliest(now + EdgeLimits.LeafLife - Earlier, authority), RandomNumberGenerator.GetBytes(SerialBytes));
        PrivateFolder.Write(Edge.Key, key.ExportPkcs8PrivateKeyPem());
        PrivateFolder.Write(Edge.Certificate, leaf.ExportCertificatePem());
    }

    private X509Certificate2 Authority()
    {
        if (IsGood(AuthorityFile) && File.Exists(AuthorityKey))
        {
            return X509Certificate2.CreateFromPemFile(AuthorityFile, AuthorityKey);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=DataCenterOps development authority of {Dns.GetHostName()}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(_names.Constraints());
        var now = time.GetUtcNow();
        var authority = request.CreateSelfSigned(now - Earlier, now + EdgeLimits.AuthorityLife);
        PrivateFolder.Write(AuthorityKey, key.ExportPkcs8PrivateKeyPem());
        PrivateFolder.Write(AuthorityFile, authority.ExportCertificatePem());
        return authority;
    }

    private bool IsGood(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using var kept = X509CertificateLoader.LoadCertificateFromFile(file);
            return kept.NotAfter.ToUniversalTime() - EdgeLimits.RenewBefore > time.GetUtcNow().UtcDateTime;
        }
        catch (CryptographicException)
        {
            // Whatever lies there is no certificate: another is made.
            return false;
        }
    }

    private static DateTimeOffset Earliest(DateTimeOffset wanted, X509Certificate2 authority)
    {
        var end = new DateTimeOffset(authority.NotAfter.ToUniversalTime());
        return wanted < end ? wanted : end;
    }
}
