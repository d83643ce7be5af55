using System.Net;

namespace DataCenterOps.Domain.Estate;

/// <summary>A form that a text must have: what is checked, and the sentence that says so.</summary>
public sealed class TextForm
{
    private readonly Func<string, bool> _matches;

    private TextForm(string description, Func<string, bool> matches) => (Description, _matches) = (description, matches);

    /// <summary>SHA-256 in hexadecimal: <c>sha256:…</c>.</summary>
    public static TextForm Sha256 { get; } = new(
        "`sha256:` and 64 hexadecimal digits",
        text => text.Length == 71 && text.StartsWith("sha256:", StringComparison.Ordinal)
            && text.Skip(7).All(char.IsAsciiHexDigitLower));

    /// <summary>A range of addresses: <c>10.0.0.0/8</c>.</summary>
    public static TextForm Cidr { get; } = new(
        "a range of addresses as in `10.0.0.0/8`, without bits beyond its prefix", text => IPNetwork.TryParse(text, out _));

    /// <summary>A host's name or address.</summary>
    public static TextForm Host { get; } = new("a host's name or address", IsHost);

    /// <summary>What a check asks: an address, or the host's own samples.</summary>
    public static TextForm Target { get; } = new(
        "`https://…`, `tcp://host:port`, `tls://host:port`, `self:/path` or `self-tls:expiring`", IsTarget);

    /// <summary>A currency, ISO 4217: <c>DZD</c>.</summary>
    public static TextForm Currency { get; } = new(
        "three capital letters", text => text.Length == 3 && text.All(char.IsAsciiLetterUpper));

    /// <summary>A file beside the estate's own: relative, with forward slashes.</summary>
    public static TextForm RelativePath { get; } = new(
        "a path relative to the file, with forward slashes",
        text => !text.StartsWith('/') && !text.Contains('\\', StringComparison.Ordinal)
            && !text.Contains(':', StringComparison.Ordinal));

    /// <summary>The form in words, to follow <c>must be</c>.</summary>
    public string Description { get; }

    /// <summary>Whether <paramref name="text"/> has the form.</summary>
    public bool Matches(string text) => _matches(text);

    private static bool IsHost(string text) => Uri.CheckHostName(text) switch
    {
        UriHostNameType.IPv4 or UriHostNameType.IPv6 => true,
        UriHostNameType.Dns => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'),
        _ => false,
    };

    private static bool IsTarget(string text)
    {
        if (text == "self-tls:expiring")
        {
            return true;
        }

        if (text.StartsWith("self:", StringComparison.Ordinal))
        {
            // `self://host` would be an address elsewhere once it is joined to the host's own.
            return text.StartsWith("self:/", StringComparison.Ordinal) && !text.StartsWith("self://", StringComparison.Ordinal)
                && !text.Contains(' ', StringComparison.Ordinal);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Host.Length == 0)
        {
            return false;
        }

        return uri.Scheme switch
        {
            "https" or "http" => true,
            "tcp" or "tls" => uri.Port > 0 && uri.PathAndQuery is "/" or "",
            _ => false,
        };
    }
}
