using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using DataCenterOps.Api.Access;
using DataCenterOps.Carriers;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Domain.Policies.Signing;

namespace DataCenterOps.Host;

/// <summary>What the configuration says of this process, checked as a whole: every error at once, before anything is opened.</summary>
/// <param name="Urls">Where the edge listens.</param>
/// <param name="Tls">Whether the program makes itself a certificate where the configuration names none.</param>
/// <param name="SiloAddress">Where the silo listens.</param>
/// <param name="SiloPort">Its port; 0 for a free one.</param>
/// <param name="GatewayPort">The gateway's port; 0 for a free one.</param>
/// <param name="Secret">What all silos sign callers with; absent where it lies in the database or is made at the start.</param>
/// <param name="Certificates">The files of mutual TLS between silos; absent on loopback.</param>
/// <param name="BootstrapToken">The token of the set-up identity; read at the first start only.</param>
/// <param name="AdminLink">Whether to print another sign-in link.</param>
internal sealed record HostSettings(
    ImmutableArray<Uri> Urls, bool Tls, IPAddress SiloAddress, int SiloPort, int GatewayPort, byte[]? Secret,
    SiloCertificates? Certificates, string? BootstrapToken, bool AdminLink)
{
    /// <summary>Whose passkeys may be copied to other devices.</summary>
    public PasskeyPolicy Passkeys { get; init; } = PasskeyPolicy.Default;

    /// <summary>Whether the program waits for an archive before it serves.</summary>
    public bool Restore { get; init; }

    /// <summary>A folder with a copy of the ledger whose newest head a restore takes into account; absent where there is none.</summary>
    public string? RestoreCopy { get; init; }

    private const string DefaultUrl = "http://localhost:5080";
    private const string DefaultTlsUrl = "https://localhost:5080";

    /// <summary>Reads and checks the settings.</summary>
    public static (HostSettings Settings, ImmutableArray<string> Errors) Read(IConfiguration configuration)
    {
        var errors = ImmutableArray.CreateBuilder<string>();
        var tls = Flag(configuration, "tls", errors);
        var insecure = Flag(configuration, "insecure", errors);
        _ = Flag(configuration, "witness", errors);
        var urls = ReadUrls(configuration["urls"] ?? (tls ? DefaultTlsUrl : DefaultUrl), insecure, errors);
        var address = ReadAddress(configuration["Cluster:Address"], errors);
        var certificates = SiloCertificates.Of(configuration, errors);
        var secret = ReadSecret(configuration["Cluster:SecretFile"], errors);
        if (!IPAddress.IsLoopback(address) && (certificates is null || secret is null))
        {
            errors.Add(
                $"`Cluster:Address` is `{address}`: a silo that others can reach needs `Cluster:CertificateFile`, `Cluster:AuthorityFile` and `Cluster:SecretFile`");
        }

        var token = configuration["BOOTSTRAP_TOKEN"];
        if (token is not null && !ApiToken.TryHash(token, out _))
        {
            errors.Add($"`DCOPS_BOOTSTRAP_TOKEN` has {ApiToken.MinLength} to {ApiToken.MaxLength} printable characters without spaces");
        }

        var restore = Flag(configuration, "restore", errors);
        if (restore && token is null)
        {
            errors.Add("`--restore` needs `DCOPS_BOOTSTRAP_TOKEN`: whoever sends the archive shows it");
        }

        if (configuration["estate"] is { } estate && !Directory.Exists(estate))
        {
            errors.Add($"`--estate`: there is no folder `{estate}`");
        }

        var passkeys = configuration["Passkeys:SyncedRoles"] is { } synced ? PasskeyPolicy.Parse(synced) : PasskeyPolicy.Default;
        if (passkeys is null)
        {
            errors.Add("`Passkeys:SyncedRoles` is a list of codes of roles, as in `auditor,tenant-reader`, or empty");
        }

        var settings = new HostSettings(
            urls, tls, address, Port(configuration, "Cluster:SiloPort", errors), Port(configuration, "Cluster:GatewayPort", errors),
            secret, certificates, token, Flag(configuration, "admin-link", errors))
        {
            Restore = restore,
            RestoreCopy = ReadCopy(configuration["copy"], restore, errors),
            Passkeys = passkeys ?? PasskeyPolicy.Default,
            Calendar = WorkingCalendarSettings.Read(configuration, errors),
            Clients = ClientSettings.Read(configuration, urls.Any(url => url.Scheme == "https"), errors),
            Oidc = OidcReading.Read(configuration, errors),
            Breached = PasswordSettings.Read(configuration, errors),
            Edge = EdgeFiles.Of(configuration, TimeProvider.System, errors),
            Ledger = LedgerSettings.Read(
                configuration, urls, !IPAddress.IsLoopback(address) && !string.IsNullOrWhiteSpace(configuration["Storage:Postgres"]), errors),
            Trust = PackTrustSettings.Read(configuration, errors),
            Voice = MessageSettings.ReadVoice(configuration, errors),
            Carriers = MessageSettings.ReadCarriers(configuration, errors),
        };
        return (settings, errors.ToImmutable());
    }

    /// <summary>By which days the terms of requests are counted.</summary>
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.Algeria;

    /// <summary>The certificate that the edge shows; absent where there is no TLS or <c>--tls</c> makes one.</summary>
    public EdgeFiles? Edge { get; init; }

    /// <summary>The ledger's name and the file of its keys.</summary>
    public LedgerSettings Ledger { get; init; } = LedgerSettings.Default;

    /// <summary>Whose signatures bring packs into force.</summary>
    public PackTrust Trust { get; init; } = PackTrust.None;

    /// <summary>How the platform itself speaks.</summary>
    public MessageVoice Voice { get; init; } = MessageVoice.Default;

    /// <summary>How messages leave the program.</summary>
    public CarrierSettings Carriers { get; init; } = CarrierSettings.None;

    /// <summary>Which certificates programs may come with, and as whom.</summary>
    public ClientCertificates Clients { get; init; } = ClientCertificates.None;

    /// <summary>The issuer of OpenID Connect that people may come from; absent where none is configured.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>Passwords that nobody may take because they have leaked.</summary>
    public BreachedPasswords Breached { get; init; } = BreachedPasswords.None;

    /// <summary>Whether nobody outside of this machine can reach the edge.</summary>
    public bool IsLocal => Urls.All(IsLoopback);

    internal static bool IsLoopback(Uri url) =>
        url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string? ReadCopy(string? folder, bool restore, ImmutableArray<string>.Builder errors)
    {
        if (folder is not null && (!restore || !Directory.Exists(folder)))
        {
            errors.Add($"`--copy` names the folder of a copy of the ledger, with `--restore` alone: `{folder}`");
        }

        return folder;
    }

    private static ImmutableArray<Uri> ReadUrls(string text, bool insecure, ImmutableArray<string>.Builder errors)
    {
        var urls = ImmutableArray.CreateBuilder<Uri>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // `*` and `+` are every address for the web server, and no host for anybody else.
            var readable = part.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(readable, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                errors.Add($"`--urls`: `{part}` is not an address such as `{DefaultUrl}`");
                continue;
            }

            urls.Add(url);
            if (url.Scheme == "http" && !IsLoopback(url) && !insecure)
            {
                errors.Add(
                    $"`--urls`: `{part}` would send tokens over the network in clear: use `https`, or say `--insecure` where something in front speaks TLS");
            }
        }

        return urls.ToImmutable();
    }

    private static IPAddress ReadAddress(string? text, ImmutableArray<string>.Builder errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        errors.Add($"`Cluster:Address`: `{text}` is not an IP address");
        return IPAddress.Loopback;
    }

    private static byte[]? ReadSecret(string? file, ImmutableArray<string>.Builder errors)
    {
        if (string.IsNullOrEmpty(file))
        {
            return null;
        }

        try
        {
            var secret = File.ReadAllBytes(file);
            if (secret.Length == HmacCallerTokens.SecretBytes)
            {
                return secret;
            }

            errors.Add($"`Cluster:SecretFile`: `{file}` has {secret.Length} bytes and needs {HmacCallerTokens.SecretBytes}");
            CryptographicOperations.ZeroMemory(secret);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"`Cluster:SecretFile`: `{file}` cannot be read");
        }

        return null;
    }

    private static int Port(IConfiguration configuration, string name, ImmutableArray<string>.Builder errors)
    {
        var text = configuration[name];
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (ushort.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var port))
        {
            return port;
        }

        errors.Add($"`{name}`: `{text}` is not a port");
        return 0;
    }

    private static bool Flag(IConfiguration configuration, string name, ImmutableArray<string>.Builder errors)
    {
        var text = configuration[name];
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        errors.Add($"`--{name}` is `true` or `false`, not `{text}`");
        return false;
    }
}
