using System.Collections.Immutable;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Carriers;

/// <summary>Lines to a collector. Its protocol has no answer: what was handed to the network counts as delivered.</summary>
internal sealed class SyslogCarrier(SyslogSettings settings) : ICarrier
{
    public string Name => "syslog";

    public ImmutableArray<string> Kinds => [];

    public async Task<CarrierOutcome> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(MessageLimits.SendTime);
        var line = SyslogLine.Write(envelope, Environment.MachineName, settings.Enterprise);
        try
        {
            await (settings.Protocol == SyslogProtocol.Udp ? DatagramAsync(line, time.Token) : StreamAsync(line, time.Token));
            return new CarrierOutcome.Delivered();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CarrierOutcome.Timeout;
        }
        catch (AuthenticationException)
        {
            return CarrierOutcome.Tls;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return CarrierOutcome.Unreachable;
        }
    }

    private async Task DatagramAsync(byte[] line, CancellationToken cancellationToken)
    {
        using var client = new UdpClient();
        await client.SendAsync(line, settings.Host, settings.Port, cancellationToken);
    }

    private async Task StreamAsync(byte[] line, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(settings.Host, settings.Port, cancellationToken);
        await using Stream stream = settings.Protocol == SyslogProtocol.Tls ? await SecureAsync(client, cancellationToken) : client.GetStream();

        // RFC 5425, section 4.3: the length in octets, a space, the line.
        byte[] frame = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line.Length} ")), .. line];
        await stream.WriteAsync(frame, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        if (stream is SslStream tls)
        {
            await tls.ShutdownAsync();
        }
    }

    private async Task<SslStream> SecureAsync(TcpClient client, CancellationToken cancellationToken)
    {
        var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = settings.Host,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) => settings.Trust.Judge(certificate, chain, errors),
                },
                cancellationToken);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
