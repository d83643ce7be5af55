using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Carriers;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Host;

/// <summary>
/// Reads the section <c>Messages</c>: the platform's language, where its console is, and the ways out of the program. Secrets come from
/// files; connections are protected unless they stay on this machine.
/// </summary>
internal static class MessageSettings
{
    private const string Section = "Messages";
    private const int SubmissionTls = 465;
    private const int Submission = 587;
    private const int SyslogTls = 6514;
    private const int Syslog = 514;

    /// <summary>Webhooks that may be configured: each is a grain that is woken every five seconds.</summary>
    private const int MostWebhooks = 16;

    /// <summary>How the platform itself speaks.</summary>
    public static MessageVoice ReadVoice(IConfiguration configuration, ImmutableArray<string>.Builder errors)
    {
        var language = configuration[$"{Section}:Language"] ?? MessageVoice.Default.Language;
        if (!MessageText.Languages.Contains(language, StringComparer.Ordinal))
        {
            errors.Add($"`{Section}:Language` is one of `{string.Join("`, `", MessageText.Languages)}`, not `{language}`");
        }

        return new MessageVoice(language, ReadUrl(configuration, $"{Section}:Console", errors));
    }

    /// <summary>The ways out.</summary>
    public static CarrierSettings ReadCarriers(IConfiguration configuration, ImmutableArray<string>.Builder errors)
    {
        var section = configuration.GetSection(Section);
        var webhooks = section.GetSection("Webhooks").GetChildren().Select(one => ReadWebhook(one, errors)).OfType<WebhookSettings>().ToImmutableArray();
        if (webhooks.Length > MostWebhooks || webhooks.DistinctBy(one => one.Name, StringComparer.Ordinal).Count() < webhooks.Length)
        {
            errors.Add($"`{Section}:Webhooks`: there are at most {MostWebhooks}, each with a `Name` of its own");
        }

        return new CarrierSettings(ReadSmtp(section.GetSection("Smtp"), errors), webhooks, ReadSyslog(section.GetSection("Syslog"), errors));
    }

    private static SmtpSettings? ReadSmtp(IConfigurationSection section, ImmutableArray<string>.Builder errors)
    {
        if (!section.Exists())
        {
            return null;
        }

        var host = section["Host"] ?? "";
        var security = ReadChoice(section, "Security", section["Port"] == "465" ? SmtpSecurity.Tls : SmtpSecurity.StartTls, errors);
        Require(host.Length > 0, section, "Host", "is the name of a mail server", errors);
        Require(security != SmtpSecurity.None || IsLoopback(host), section, "Security", "is `tls` or `starttls` for a server that is not on this machine", errors);
        Require(MailAddress.TryParse(section["From"], out var from), section, "From", "is an address such as `dcops@example.dz`", errors);
        Require((section["User"] is null) == (section["PasswordFile"] is null), section, "User", "and `PasswordFile` come together", errors);
        return new SmtpSettings(
            host, ReadPort(section, security == SmtpSecurity.Tls ? SubmissionTls : Submission, errors), security, from, ReadTrust(section, errors))
        {
            User = section["User"],
            Password = ReadFile(section, "PasswordFile", errors)?.Trim(),
        };
    }

    private static WebhookSettings? ReadWebhook(IConfigurationSection section, ImmutableArray<string>.Builder errors)
    {
        var name = section["Name"] ?? "";
        Require(
            name.Length is > 0 and <= 40 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
            section, "Name", "has 1 to 40 small letters, digits and hyphens", errors);
        var url = ReadUrl(section, "Url", errors);
        Require(url is not null, section, "Url", "is an address such as `https://soc.example.dz/hook`", errors);
        Require(url is null || url.Scheme == Uri.UriSchemeHttps || HostSettings.IsLoopback(url), section, "Url", "begins with `https` where it leaves this machine", errors);
        var kinds = (section["Kinds"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var kind in kinds.Where(kind => MessageKinds.Find(kind) is null or { IsPrivate: true }))
        {
            errors.Add($"`{section.Path}:Kinds`: `{kind}` is no kind of message such as `{MessageKinds.ApprovalAsked.Code}`");
        }

        var text = ReadFile(section, "SecretFile", errors);
        var secret = text is null ? null : WebhookSettings.ReadSecret(text);
        Require(
            secret is not null, section, "SecretFile",
            $"names a file with `whsec_` and base64 of {WebhookSettings.MinSecret} to {WebhookSettings.MaxSecret} bytes", errors);
        return url is null || secret is not { } bytes ? null : new WebhookSettings(name, url, bytes, [.. kinds], ReadTrust(section, errors));
    }

    private static SyslogSettings? ReadSyslog(IConfigurationSection section, ImmutableArray<string>.Builder errors)
    {
        if (!section.Exists())
        {
            return null;
        }

        var protocol = ReadChoice(section, "Protocol", SyslogProtocol.Tls, errors);
        var host = section["Host"] ?? "";
        Require(host.Length > 0, section, "Host", "is the name of a collector", errors);
        Require(protocol != SyslogProtocol.Tcp || IsLoopback(host), section, "Protocol", "is `tls` or `udp` for a collector that is not on this machine", errors);
        return new SyslogSettings(host, ReadPort(section, protocol == SyslogProtocol.Tls ? SyslogTls : Syslog, errors), protocol, ReadTrust(section, errors))
        {
            Enterprise = ReadEnterprise(section, errors),
        };
    }

    private static uint ReadEnterprise(IConfigurationSection section, ImmutableArray<string>.Builder errors)
    {
        if (section["Enterprise"] is not { } text)
        {
            return SyslogSettings.ExampleEnterprise;
        }

        var isNumber = uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        Require(isNumber, section, "Enterprise", "is a private enterprise number of IANA", errors);
        return number;
    }

    private static T ReadChoice<T>(IConfigurationSection section, string name, T otherwise, ImmutableArray<string>.Builder errors)
        where T : struct, Enum
    {
        if (section[name] is not { } text)
        {
            return otherwise;
        }

        // A number would be taken for a value as well.
        if (text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var value))
        {
            return value;
        }

        errors.Add($"`{section.Path}:{name}` is one of `{string.Join("`, `", Enum.GetNames<T>().Select(one => one.ToLowerInvariant()))}`, not `{text}`");
        return otherwise;
    }

    private static int ReadPort(IConfigurationSection section, int otherwise, ImmutableArray<string>.Builder errors)
    {
        if (section["Port"] is not { } text)
        {
            return otherwise;
        }

        var isPort = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;
        Require(isPort, section, "Port", "is a port", errors);
        return port;
    }

    private static ServerTrust ReadTrust(IConfigurationSection section, ImmutableArray<string>.Builder errors)
    {
        if (ReadFile(section, "AuthorityFile", errors) is not { } pem)
        {
            return ServerTrust.OfMachine;
        }

        try
        {
            return ServerTrust.Of(pem);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            errors.Add($"`{section.Path}:AuthorityFile` holds no certificate in PEM");
            return ServerTrust.OfMachine;
        }
    }

    private static Uri? ReadUrl(IConfiguration configuration, string name, ImmutableArray<string>.Builder errors)
    {
        if (configuration[name] is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url.UserInfo.Length == 0)
        {
            return url;
        }

        errors.Add($"`{(configuration is IConfigurationSection section ? $"{section.Path}:" : "")}{name}`: `{text}` is not an address such as `https://dcops.example.dz`");
        return null;
    }

    private static string? ReadFile(IConfigurationSection section, string name, ImmutableArray<string>.Builder errors)
    {
        if (section[name] is not { } file)
        {
            return null;
        }

        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"`{section.Path}:{name}`: `{file}` cannot be read");
            return null;
        }
    }

    private static bool IsLoopback(string host) => Uri.TryCreate($"tcp://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}", UriKind.Absolute, out var url) && HostSettings.IsLoopback(url);

    private static void Require(bool holds, IConfigurationSection section, string name, string what, ImmutableArray<string>.Builder errors)
    {
        if (!holds)
        {
            errors.Add($"`{section.Path}:{name}` {what}");
        }
    }
}
