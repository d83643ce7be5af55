using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Judges certificates of clients: by the configured authorities alone, whatever the machine trusts besides. Nothing is asked
/// over the network: a certificate that must end early is taken out of the table, or its authority out of the file.
/// </summary>
/// <param name="authorities">Authorities, and those between them and the clients; the ones that have signed themselves are trusted.</param>
/// <param name="table">Which certificates act as whom.</param>
public sealed class ClientCertificates(X509Certificate2Collection authorities, ClientTable table)
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly Asn1Tag Dns = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);

    /// <summary>Nobody is configured.</summary>
    public static ClientCertificates None { get; } = new([], new ClientTable([]));

    /// <summary>Whether anybody is configured.</summary>
    public bool IsConfigured => !table.Mappings.IsEmpty;

    /// <summary>Who acts with <paramref name="certificate"/> from <paramref name="address"/>, or nothing.</summary>
    public Identity? Find(X509Certificate2 certificate, string address, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);

        // The table first: it costs nothing, and most strangers are not in it.
        return table.Find(MarksOf(certificate), address) is { } identity && IsTrusted(certificate, now) ? identity : null;
    }

    private bool IsTrusted(X509Certificate2 certificate, DateTimeOffset now)
    {
        // Without the extension a certificate would be good for everything, also for what its authority gave it for.
        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault();
        if (purposes is null || !purposes.EnhancedKeyUsages.OfType<Oid>().Any(purpose => purpose.Value == ClientAuthentication))
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        foreach (var authority in authorities)
        {
            var isRoot = authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData);
            (isRoot ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(authority);
        }

        try
        {
            return chain.Build(certificate);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    private static FrozenSet<ClientMark> MarksOf(X509Certificate2 certificate)
    {
        var marks = new List<ClientMark>
        {
            new(ClientMarkKind.Thumbprint, certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()),
            new(ClientMarkKind.Subject, certificate.SubjectName.Name),
        };
        foreach (var extension in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            marks.AddRange(NamesOf(extension.RawData));
        }

        return marks.ToFrozenSet();
    }

    // RFC 5280, 4.2.1.6. The framework lists names of hosts and addresses, and not URIs.
    private static List<ClientMark> NamesOf(byte[] der)
    {
        var marks = new List<ClientMark>();
        try
        {
            var names = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            while (names.HasData)
            {
                var tag = names.PeekTag();
                if (tag.HasSameClassAndValue(Dns))
                {
                    marks.Add(new ClientMark(ClientMarkKind.Dns, names.ReadCharacterString(UniversalTagNumber.IA5String, Dns)));
                }
                else if (tag.HasSameClassAndValue(Uri))
                {
                    marks.Add(new ClientMark(ClientMarkKind.Uri, names.ReadCharacterString(UniversalTagNumber.IA5String, Uri)));
                }
                else
                {
                    names.ReadEncodedValue();
                }
            }
        }
        catch (AsnContentException)
        {
            // Names that cannot be read name nobody.
            marks.Clear();
        }

        return marks;
    }
}
