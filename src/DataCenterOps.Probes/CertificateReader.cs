using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes;

/// <summary>Writes down what a server shows of its certificates, whatever is wrong with them.</summary>
internal static class CertificateReader
{
    private const int MaxNames = 64;
    private const int MaxNameLength = 256;
    private const string CountryOid = "2.5.4.6";

    /// <summary>How chains are built: from what the server sent and what this machine trusts, without a word to the network.</summary>
    public static X509ChainPolicy Policy() => new()
    {
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    /// <summary>What <paramref name="leaf"/> and <paramref name="chain"/> say at <paramref name="now"/>.</summary>
    public static CertificateSeen Read(X509Certificate2 leaf, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        var begins = Utc(leaf.NotBefore);
        var ends = Utc(leaf.NotAfter);
        var elements = chain?.ChainElements.Select(element => element.Certificate).ToImmutableArray() ?? [];
        var firstEnd = elements.Select(certificate => Utc(certificate.NotAfter)).Append(ends).Min();
        var lastBegin = elements.Select(certificate => Utc(certificate.NotBefore)).Append(begins).Max();
        var trusted = (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None
            || (chain is not null && chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.NotTimeValid));
        var (algorithm, bits) = Key(leaf);
        return new CertificateSeen
        {
            LeafNotBefore = begins,
            LeafNotAfter = ends,
            ChainNotAfter = firstEnd,
            Names = Names(leaf),
            Issuer = Cut(leaf.Issuer),
            IssuerCountry = Country(leaf.IssuerName),
            Algorithm = algorithm,
            KeyBits = bits,
            IsTrusted = trusted,
            Reason = firstEnd <= now ? CheckReasons.TlsExpired
                : lastBegin > now ? CheckReasons.TlsNotYetValid
                : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? CheckReasons.TlsName
                : !trusted ? CheckReasons.TlsUntrusted
                : "",
        };
    }

    private static DateTimeOffset Utc(DateTime local) => new DateTimeOffset(local).ToUniversalTime();

    private static ImmutableArray<string> Names(X509Certificate2 leaf)
    {
        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return names is null
            ? []
            : [.. names.EnumerateDnsNames()
                .Concat(names.EnumerateIPAddresses().Select(address => address.ToString()))
                .Take(MaxNames)
                .Select(Cut)];
    }

    private static string Country(X500DistinguishedName name) =>
        name.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == CountryOid)
            .Select(part => part.GetSingleElementValue())
            .FirstOrDefault() is { Length: 2 } country
            ? country.ToUpperInvariant()
            : "";

    private static (string Algorithm, int Bits) Key(X509Certificate2 leaf)
    {
        using var rsa = leaf.GetRSAPublicKey();
        if (rsa is not null)
        {
            return ("rsa", rsa.KeySize);
        }

        using var ecdsa = leaf.GetECDsaPublicKey();
        return ecdsa is not null ? ("ecdsa", ecdsa.KeySize) : (leaf.GetKeyAlgorithm(), 0);
    }

    private static string Cut(string text) => text.Length <= MaxNameLength ? text : text[..MaxNameLength];
}
