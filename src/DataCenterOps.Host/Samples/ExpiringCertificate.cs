using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host;

/// <summary>A certificate that ends soon, signed by itself, kept in memory only.</summary>
internal sealed class ExpiringCertificate(TimeProvider time) : IDisposable
{
    // Always about to expire, never expired: a new one every day.
    private static readonly TimeSpan RenewAfter = TimeSpan.FromDays(1);

    private X509Certificate2? _current;
    private DateTimeOffset _madeAt;

    /// <summary>The certificate. One caller at a time.</summary>
    public X509Certificate2 Current()
    {
        var now = time.GetUtcNow();
        if (_current is null || now - _madeAt >= RenewAfter)
        {
            // The old one may still be in a handshake: it is left to the garbage collector.
            (_current, _madeAt) = (Make(now), now);
        }

        return _current;
    }

    /// <inheritdoc/>
    public void Dispose() => _current?.Dispose();

    private static X509Certificate2 Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost, O=Fictional", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(now.AddMinutes(-5), now + SampleLimits.CertificateLife);

        // Windows' TLS takes no key that was never written down.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
