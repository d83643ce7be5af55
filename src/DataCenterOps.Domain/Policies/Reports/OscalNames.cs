using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>Names in an OSCAL document: identifiers that stay the same from report to report, and texts of its types.</summary>
public static class OscalNames
{
    /// <summary>The namespace of our properties.</summary>
    public const string Namespace = "urn:dcops:oscal";

    // Version 5 of the property namespace above within that of URLs (RFC 9562, section 6.6): fixed for ever.
    private static readonly Guid Root = new("5d5125f4-97bb-5a8b-898f-4ce7c0c9dc34");

    /// <summary>The version 5 identifier of what these parts name in our namespace.</summary>
    public static Guid Uuid(params ReadOnlySpan<string?> parts)
    {
        var name = Encoding.UTF8.GetBytes(string.Join('\n', parts));
        var input = new byte[16 + name.Length];
        Root.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input, 16);
        Span<byte> hash = stackalloc byte[20];
        // SHA-1 is what version 5 is made of; nothing here relies on it as a secret or a seal.
        CryptographicOperations.HashData(HashAlgorithmName.SHA1, input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>A token: letters, digits, dots, hyphens and underscores, beginning with a letter or an underscore.</summary>
    public static string Token(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var token = new StringBuilder(text.Length + 1);
        foreach (var c in text)
        {
            token.Append(char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? char.ToLowerInvariant(c) : '-');
        }

        return token.Length > 0 && (char.IsLetter(token[0]) || token[0] == '_') ? token.ToString() : "_" + token;
    }

    /// <summary>A string: one line, not empty, without space at its ends.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 0 ? line : "-";
    }
}
