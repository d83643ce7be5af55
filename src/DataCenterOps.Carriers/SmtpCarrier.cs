using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using DataCenterOps.Domain.Messages;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace DataCenterOps.Carriers;

/// <summary>Mail to persons: one connection for each, so that one that hangs holds up no other.</summary>
internal sealed class SmtpCarrier(SmtpSettings settings) : ICarrier
{
    private const int FirstFinal = 500;

    public string Name => MessageRoute.Email;

    public ImmutableArray<string> Kinds => [];

    public async Task<CarrierOutcome> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(MessageLimits.SendTime);
        try
        {
            using var client = new SmtpClient { CheckCertificateRevocation = false, SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
            client.ServerCertificateValidationCallback = (_, certificate, chain, errors) => settings.Trust.Judge(certificate, chain, errors);
            await client.ConnectAsync(settings.Host, settings.Port, Options, time.Token);
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", time.Token);
            }

            using var mail = Mail.Of(envelope, settings.From);
            await client.SendAsync(mail, time.Token);
            await LeaveAsync(client, time.Token);
            return new CarrierOutcome.Delivered();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CarrierOutcome.Timeout;
        }
        catch (SmtpCommandException exception)
        {
            var code = (int)exception.StatusCode;
            return new CarrierOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"smtp-{code}"), code >= FirstFinal);
        }
        catch (MailKit.Security.AuthenticationException)
        {
            return new CarrierOutcome.Failed("sign-in", IsFinal: false);
        }
        catch (Exception exception) when (exception is SslHandshakeException or NotSupportedException)
        {
            // The server offers no TLS, or is not the one it should be.
            return CarrierOutcome.Tls;
        }
        catch (Exception exception) when (exception is IOException or SocketException or SmtpProtocolException or MailKit.ServiceNotConnectedException)
        {
            return CarrierOutcome.Unreachable;
        }
    }

    private SecureSocketOptions Options => settings.Security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    // The mail is taken; what happens to the connection now changes nothing.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or SmtpProtocolException or OperationCanceledException)
        {
            // Said above.
        }
    }
}
