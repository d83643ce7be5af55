using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host.Tests.Edge;

/// <summary>Files of certificates as an operator's own authority gives them: a leaf, the intermediate that signed it, the key beside.</summary>
internal sealed class EdgeFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-edge-").FullName;
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _intermediate;

    public EdgeFolder()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request("CN=Root of the tests", rootKey, isAuthority: true);
        _root = request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(9));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var intermediate = Request("CN=Intermediate of the tests", key, isAuthority: true)
            .Create(_root, Now.AddDays(-20), Now.AddDays(8), RandomNumberGenerator.GetBytes(8));
        _intermediate = intermediate.CopyWithPrivateKey(key);
    }

    public string CertificateFile => Path.Combine(_folder, "edge.pem");

    public string KeyFile => Path.Combine(_folder, "edge.key");

    /// <summary>The settings that name the files.</summary>
    public ImmutableDictionary<string, string> Settings => ImmutableDictionary<string, string>.Empty
        .Add("DCOPS_Tls__CertificateFile", CertificateFile)
        .Add("DCOPS_Tls__KeyFile", KeyFile);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Trusts the root alone.</summary>
    public X509ChainPolicy Trust() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { _root },
    };

    /// <summary>Puts another certificate there; answers its thumbprint.</summary>
    public string Renew(TimeSpan? life = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request("CN=localhost", key, isAuthority: false);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var end = Now + (life ?? TimeSpan.FromDays(7));
        using var leaf = request.Create(_intermediate, end.AddDays(-8), end, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(CertificateFile, leaf.ExportCertificatePem() + "\n" + _intermediate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        return leaf.Thumbprint;
    }

    public void Dispose()
    {
        _root.Dispose();
        _intermediate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request;
    }
}
