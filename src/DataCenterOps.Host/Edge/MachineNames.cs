using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host;

/// <summary>The names under which this machine is reached without any other's help.</summary>
/// <param name="Hosts">Names, as in <c>localhost</c>.</param>
/// <param name="Addresses">The addresses of loopback.</param>
internal sealed record MachineNames(ImmutableArray<string> Hosts, ImmutableArray<IPAddress> Addresses)
{
    private const string NameConstraints = "2.5.29.30";

    /// <summary>Loopback and the machine's own name, where that can stand in a certificate.</summary>
    public static MachineNames OfThisMachine(string hostName)
    {
        var own = hostName.ToLowerInvariant();
        var isName = own is { Length: > 0 and <= 253 } and not "localhost"
            && own.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
        return new MachineNames(isName ? ["localhost", own] : ["localhost"], [IPAddress.Loopback, IPAddress.IPv6Loopback]);
    }

    /// <summary>The names as a certificate of the edge carries them.</summary>
    public X509Extension Alternatives()
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in Hosts)
        {
            names.AddDnsName(host);
        }

        foreach (var address in Addresses)
        {
            names.AddIpAddress(address);
        }

        return names.Build();
    }

    /// <summary>That an authority speaks for these names only (RFC 5280, 4.2.1.10), which who does not understand it must refuse.</summary>
    public X509Extension Constraints()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        var (permitted, dnsName, ipAddress) = (new Asn1Tag(TagClass.ContextSpecific, 0), new Asn1Tag(TagClass.ContextSpecific, 2), new Asn1Tag(TagClass.ContextSpecific, 7));
        using (writer.PushSequence())
        using (writer.PushSequence(permitted))
        {
            foreach (var host in Hosts)
            {
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, host, dnsName);
                }
            }

            foreach (var address in Addresses)
            {
                // The address and a mask of all ones: this one alone.
                var bytes = address.GetAddressBytes();
                using (writer.PushSequence())
                {
                    writer.WriteOctetString([.. bytes, .. Enumerable.Repeat(byte.MaxValue, bytes.Length)], ipAddress);
                }
            }
        }

        return new X509Extension(NameConstraints, writer.Encode(), critical: true);
    }
}
