using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host;

/// <summary>Where the certificate of the edge lies: PEM, the leaf first and its intermediates after it.</summary>
/// <param name="Certificate">The file of the certificates.</param>
/// <param name="Key">The file of the private key, unencrypted; the same file where one holds both.</param>
internal sealed record EdgeFiles(string Certificate, string Key)
{
    /// <summary>The files that the configuration names; every error is added to <paramref name="errors"/>.</summary>
    public static EdgeFiles? Of(IConfiguration configuration, TimeProvider time, ImmutableArray<string>.Builder errors)
    {
        var (certificate, key) = (configuration["Tls:CertificateFile"], configuration["Tls:KeyFile"]);
        if (string.IsNullOrEmpty(certificate))
        {
            if (!string.IsNullOrEmpty(key))
            {
                errors.Add("`Tls:KeyFile` is the key of `Tls:CertificateFile`, which is not set");
            }

            return null;
        }

        var files = new EdgeFiles(certificate, string.IsNullOrEmpty(key) ? certificate : key);
        try
        {
            _ = files.Load(time);
        }
        catch (EdgeCertificateException exception)
        {
            errors.Add($"`Tls:CertificateFile`: {exception.Message}");
        }

        return files;
    }

    /// <summary>Reads and checks what lies there now.</summary>
    /// <exception cref="EdgeCertificateException">It cannot be shown to anybody; the message says why.</exception>
    public EdgeContent Load(TimeProvider time)
    {
        try
        {
            var (chain, key) = (Read(Certificate), Certificate == Key ? null : Read(Key));
            var leaf = X509Certificate2.CreateFromPem(chain, key ?? chain);
            var now = time.GetUtcNow().UtcDateTime;
            if (leaf.NotAfter.ToUniversalTime() <= now || leaf.NotBefore.ToUniversalTime() > now)
            {
                throw new EdgeCertificateException($"the certificate in `{Certificate}` is good from {leaf.NotBefore:u} to {leaf.NotAfter:u}, not now");
            }

            var others = new X509Certificate2Collection();
            others.ImportFromPem(chain);

            // Offline: nothing is fetched from addresses that stand in a certificate.
            var context = SslStreamCertificateContext.Create(leaf, others, offline: true);
            return new EdgeContent(context, Digest(chain, key), leaf.NotAfter.ToUniversalTime());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EdgeCertificateException($"`{Certificate}` or `{Key}` cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new EdgeCertificateException(
                $"`{Certificate}` and `{Key}` are not a PEM certificate and the unencrypted private key that belongs to it", exception);
        }
    }

    private static string Read(string file)
    {
        var size = new FileInfo(file).Length;
        return size <= EdgeLimits.FileBytes
            ? File.ReadAllText(file)
            : throw new IOException($"it has {size} bytes, more than {EdgeLimits.FileBytes}");
    }

    private static string Digest(string chain, string? key) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(chain + '\0' + key)));
}
