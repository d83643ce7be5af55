using System.Collections.Immutable;

namespace DataCenterOps.Carriers;

/// <summary>The ways out of the program. Without any, messages are in the console alone.</summary>
/// <param name="Smtp">The mail server.</param>
/// <param name="Webhooks">Programs that are told by HTTP.</param>
/// <param name="Syslog">The collector of lines.</param>
public sealed record CarrierSettings(SmtpSettings? Smtp, ImmutableArray<WebhookSettings> Webhooks, SyslogSettings? Syslog)
{
    /// <summary>None.</summary>
    public static CarrierSettings None { get; } = new(null, [], null);
}
