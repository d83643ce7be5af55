using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Messages;

/// <summary>
/// An address for mail: a dot-atom, an at sign and a domain of at least two labels, in ASCII (RFC 5321). Quoted names, comments and
/// address literals are refused: nobody has one, and each is a way to say something else to a mail server.
/// </summary>
public readonly record struct MailAddress
{
    /// <summary>The most characters (RFC 5321, section 4.5.3.1.3, without the angle brackets).</summary>
    public const int MaxLength = 254;

    private const int MaxLocal = 64;
    private const int MaxLabel = 63;
    private const string Signs = "!#$%&'*+/=?^_`{|}~-";

    private MailAddress(string value) => Value = value;

    /// <summary>The text, its domain in small letters.</summary>
    public string Value { get; }

    /// <summary>Reads an address that came from outside.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MailAddress address)
    {
        address = default;
        var trimmed = text?.Trim() ?? "";
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        if (trimmed.Length > MaxLength || at <= 0)
        {
            return false;
        }

        var (local, domain) = (trimmed[..at], trimmed[(at + 1)..]);
        if (local.Length > MaxLocal || !Array.TrueForAll(local.Split('.'), IsAtom) || !IsDomain(domain))
        {
            return false;
        }

        address = new MailAddress($"{local}@{domain.ToLowerInvariant()}");
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsAtom(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || Signs.Contains(c, StringComparison.Ordinal));

    private static bool IsDomain(string text) => text.Split('.') is { Length: > 1 } labels
        && Array.TrueForAll(labels, label => label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-'
            && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
