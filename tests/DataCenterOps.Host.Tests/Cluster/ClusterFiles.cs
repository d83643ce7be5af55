using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host.Tests.Cluster;

/// <summary>The files that the silos of one cluster are given, as an administrator would make them.</summary>
internal sealed class ClusterFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-tls-").FullName;
    private readonly X509Certificate2 _authority = Authority("CN=Cluster of the tests");
    private readonly X509Certificate2 _stranger = Authority("CN=Cluster of the tests");

    public ClusterFiles()
    {
        Silo = Leaf(_authority);
        Stranger = Leaf(_stranger);
        File.WriteAllText(Path("authority.pem"), _authority.ExportCertificatePem());
        File.WriteAllText(Path("silo.pem"), Silo.ExportCertificatePem() + "\n" + Silo.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(Path("secret"), RandomNumberGenerator.GetBytes(32));
    }

    /// <summary>A certificate that silos trust.</summary>
    public X509Certificate2 Silo { get; }

    /// <summary>A certificate of an authority of the same name that silos do not trust.</summary>
    public X509Certificate2 Stranger { get; }

    /// <summary>The settings of a silo that listens on <paramref name="siloPort"/> and <paramref name="gatewayPort"/>.</summary>
    public ImmutableDictionary<string, string> Settings(int siloPort, int gatewayPort) => ImmutableDictionary<string, string>.Empty
        .Add("DCOPS_Cluster__CertificateFile", Path("silo.pem"))
        .Add("DCOPS_Cluster__AuthorityFile", Path("authority.pem"))
        .Add("DCOPS_Cluster__SecretFile", Path("secret"))
        .Add("DCOPS_Cluster__SiloPort", Text(siloPort))
        .Add("DCOPS_Cluster__GatewayPort", Text(gatewayPort));

    /// <summary>Trusts the silos' authority alone.</summary>
    public X509ChainPolicy Trust()
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(_authority);
        return trust;
    }

    public void Dispose()
    {
        Silo.Dispose();
        Stranger.Dispose();
        _authority.Dispose();
        _stranger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private static string Text(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddMinutes(-5), now.AddDays(2));
    }

    private static X509Certificate2 Leaf(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=silo", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("silo");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var leaf = request.Create(authority, now.AddMinutes(-4), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return leaf.CopyWithPrivateKey(key);
    }
}
