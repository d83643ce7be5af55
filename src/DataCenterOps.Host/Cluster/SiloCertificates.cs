using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host;

/// <summary>What a silo shows to other silos, and whom it trusts.</summary>
/// <param name="Own">Its certificate with the private key.</param>
/// <param name="Authority">The authority that has signed the certificates of all silos; no other is trusted.</param>
internal sealed record SiloCertificates(X509Certificate2 Own, X509Certificate2 Authority)
{
    /// <summary>Reads the files that the configuration names: PEM, the silo's with its private key in the same file.</summary>
    public static SiloCertificates? Of(IConfiguration configuration, ImmutableArray<string>.Builder errors)
    {
        var (certificate, authority) = (configuration["Cluster:CertificateFile"], configuration["Cluster:AuthorityFile"]);
        if (string.IsNullOrEmpty(certificate) && string.IsNullOrEmpty(authority))
        {
            return null;
        }

        if (string.IsNullOrEmpty(certificate) || string.IsNullOrEmpty(authority))
        {
            errors.Add("`Cluster:CertificateFile` and `Cluster:AuthorityFile` go together");
            return null;
        }

        var own = Read(certificate, "Cluster:CertificateFile", file => X509Certificate2.CreateFromPemFile(file), errors);
        var root = Read(authority, "Cluster:AuthorityFile", X509CertificateLoader.LoadCertificateFromFile, errors);
        return own is null || root is null ? null : new SiloCertificates(own, root);
    }

    private static X509Certificate2? Read(
        string file, string name, Func<string, X509Certificate2> read, ImmutableArray<string>.Builder errors)
    {
        try
        {
            return read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            errors.Add($"`{name}`: `{file}` cannot be read as PEM");
            return null;
        }
    }
}
