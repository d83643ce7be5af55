using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Probes.Tests;

/// <summary>Certificates for the tests' own servers.</summary>
internal static class Certificates
{
    /// <summary>A certificate that signs itself, for <c>localhost</c> and 127.0.0.1.</summary>
    public static X509Certificate2 SelfSigned(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost, O=Probe tests, C=DZ", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(from, until);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    /// <summary>A leaf that lives long under an issuer that ends on <paramref name="issuerUntil"/>.</summary>
    public static (X509Certificate2 Leaf, X509Certificate2 Issuer) Chain(DateTimeOffset now, DateTimeOffset issuerUntil)
    {
        using var issuerKey = RSA.Create(2048);
        var issuerRequest = new CertificateRequest(
            "CN=Test authority, C=DZ", issuerKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        issuerRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var issuer = issuerRequest.CreateSelfSigned(now.AddDays(-30), issuerUntil);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(issuer, now.AddDays(-1), issuerUntil, [1, 2, 3, 4]);
        using var leaf = bare.CopyWithPrivateKey(key);
        return (
            X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), password: null),
            X509CertificateLoader.LoadCertificate(issuer.Export(X509ContentType.Cert)));
    }
}
