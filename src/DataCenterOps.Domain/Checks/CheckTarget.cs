using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DataCenterOps.Domain.Checks;

/// <summary>Whom a check asks.</summary>
public abstract record CheckTarget
{
    private const string SelfPrefix = "self:";
    private const string ExpiringText = "self-tls:expiring";

    private CheckTarget() { }

    /// <summary>A page: <c>http://…</c> or <c>https://…</c> without user and password.</summary>
    public sealed record Page(Uri Address) : CheckTarget
    {
        /// <inheritdoc/>
        public override string ToString() => Address.AbsoluteUri;
    }

    /// <summary>A port: <c>tcp://host:port</c> or <c>tls://host:port</c>.</summary>
    public sealed record Port(string Scheme, string Host, int Number) : CheckTarget
    {
        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Number}");
    }

    /// <summary>A path of this program's own address: <c>self:/sample/…</c>.</summary>
    public sealed record Self(string Path) : CheckTarget
    {
        /// <inheritdoc/>
        public override string ToString() => $"{SelfPrefix}{Path}";
    }

    /// <summary>This program's own listener with a certificate that is about to expire: <c>self-tls:expiring</c>.</summary>
    public sealed record SelfExpiringTls : CheckTarget
    {
        /// <inheritdoc/>
        public override string ToString() => ExpiringText;
    }

    /// <summary>Reads a target of a check of <paramref name="kind"/>; false when it has no form that the kind can ask.</summary>
    public static bool TryParse(CheckKind kind, string? text, [NotNullWhen(true)] out CheckTarget? target)
    {
        target = null;
        if (string.IsNullOrEmpty(text) || text.Length > CheckLimits.TargetLength || text.Any(c => c <= ' ' || c == '\\'))
        {
            return false;
        }

        target = kind switch
        {
            CheckKind.Http => SelfPath(text) is { } page ? page : PageOf(text),
            CheckKind.Tcp => SelfPath(text) is { } port ? port : PortOf("tcp", text),
            CheckKind.Tls => text == ExpiringText ? new SelfExpiringTls() : PortOf("tls", text),
            _ => null,
        };
        return target is not null;
    }

    private static Self? SelfPath(string text) =>
        text.StartsWith(SelfPrefix + "/", StringComparison.Ordinal)
        && !text.StartsWith(SelfPrefix + "//", StringComparison.Ordinal)
            ? new Self(text[SelfPrefix.Length..])
            : null;

    private static Page? PageOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.IdnHost.Length > 0
            ? new Page(uri)
            : null;

    private static Port? PortOf(string scheme, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme == scheme && uri.UserInfo.Length == 0 && uri.IdnHost.Length > 0
        && uri.AbsolutePath is "" or "/" && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && uri.Port is > 0 and <= 65_535
            ? new Port(scheme, uri.IdnHost.Trim('[', ']'), uri.Port)
            : null;
}
