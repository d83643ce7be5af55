using DataCenterOps.Carriers;
using Microsoft.Extensions.Configuration;

namespace DataCenterOps.Host.Tests.Messages;

/// <summary>What the section <c>Messages</c> of the configuration may say.</summary>
public sealed class MessageSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-carriers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_error_is_told_at_once()
    {
        var (_, errors) = HostSettings.Read(Configuration(
            ("Messages:Language", "de"), ("Messages:Console", "ftp://dcops.example.dz"),
            ("Messages:Smtp:Host", "mail.example.dz"), ("Messages:Smtp:Security", "none"), ("Messages:Smtp:From", "nobody"), ("Messages:Smtp:Port", "0"),
            ("Messages:Smtp:User", "dcops"), ("Messages:Smtp:AuthorityFile", File("no.pem", "nothing")),
            ("Messages:Webhooks:0:Name", "SOC"), ("Messages:Webhooks:0:Url", "http://soc.example.dz/hook"), ("Messages:Webhooks:0:SecretFile", File("weak", "whsec_AQID")),
            ("Messages:Webhooks:0:Kinds", "approval.asked,account.address-confirm"),
            ("Messages:Syslog:Host", "logs.example.dz"), ("Messages:Syslog:Protocol", "tcp"), ("Messages:Syslog:Enterprise", "-1")));

        string[] said =
        [
            "`Messages:Language`", "`Messages:Console`", "`Messages:Smtp:Security`", "`Messages:Smtp:From`", "`Messages:Smtp:Port`", "`Messages:Smtp:User`",
            "`Messages:Smtp:AuthorityFile`", "`Messages:Webhooks:0:Name`", "`Messages:Webhooks:0:Url`", "`Messages:Webhooks:0:SecretFile`",
            "`Messages:Webhooks:0:Kinds`: `account.address-confirm`", "`Messages:Syslog:Protocol`", "`Messages:Syslog:Enterprise`",
        ];
        Assert.All(said, text => Assert.Contains(errors, error => error.Contains(text, StringComparison.Ordinal)));
        Assert.Equal(said.Length, errors.Length);
    }

    [Fact]
    public void What_is_right_is_read_and_no_secret_is_printed()
    {
        var (settings, errors) = HostSettings.Read(Configuration(
            ("Messages:Language", "fr"), ("Messages:Console", "https://dcops.example.dz"),
            ("Messages:Smtp:Host", "mail.example.dz"), ("Messages:Smtp:Port", "465"), ("Messages:Smtp:From", "dcops@example.dz"),
            ("Messages:Smtp:User", "dcops"), ("Messages:Smtp:PasswordFile", File("password", "a canary of a password\n")),
            ("Messages:Webhooks:0:Name", "soc"), ("Messages:Webhooks:0:Url", "https://soc.example.dz/hook"),
            ("Messages:Webhooks:0:SecretFile", File("secret", "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY\n")), ("Messages:Webhooks:0:Kinds", "break-glass.begun"),
            ("Messages:Syslog:Host", "::1"), ("Messages:Syslog:Protocol", "tcp"), ("Messages:Syslog:Enterprise", "64512")));

        Assert.Empty(errors);
        Assert.Equal(("fr", "dcops.example.dz"), (settings.Voice.Language, settings.Voice.Console!.Host));
        Assert.Equal((SmtpSecurity.Tls, 465, "a canary of a password"), (settings.Carriers.Smtp!.Security, settings.Carriers.Smtp.Port, settings.Carriers.Smtp.Password));
        Assert.Equal(24, Assert.Single(settings.Carriers.Webhooks).Secret.Length);
        Assert.Equal((SyslogProtocol.Tcp, 514, 64512u), (settings.Carriers.Syslog!.Protocol, settings.Carriers.Syslog.Port, settings.Carriers.Syslog.Enterprise));
        Assert.DoesNotContain("canary", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_said_is_nothing_sent()
    {
        var (settings, errors) = HostSettings.Read(Configuration());
        Assert.Empty(errors);
        Assert.Null(settings.Carriers.Smtp);
        Assert.Empty(settings.Carriers.Webhooks);
        Assert.Null(settings.Carriers.Syslog);
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(one => one.Name, one => (string?)one.Value, StringComparer.Ordinal)).Build();
}
