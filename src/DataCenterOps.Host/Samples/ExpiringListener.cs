using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host;

/// <summary>
/// A TLS listener on a free loopback port whose certificate is about to expire: what <c>self-tls:expiring</c> asks. It is
/// there only while an applied estate asks for sample pages; it shakes hands and says nothing.
/// </summary>
internal sealed partial class ExpiringListener(SampleEstate samples, TimeProvider time, ILogger<ExpiringListener> logger)
    : BackgroundService
{
    private readonly ExpiringCertificate _certificate = new(time);
    private readonly SemaphoreSlim _places = new(SampleLimits.Handshakes);
    private volatile DnsEndPoint? _address;

    /// <summary>Where it listens; null while it does not.</summary>
    public DnsEndPoint? Address => _address;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _certificate.Dispose();
        _places.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SampleLimits.WantedAge, time);
        CancellationTokenSource? listening = null;
        try
        {
            do
            {
                var wanted = await IsWantedAsync(stoppingToken);
                if (wanted && listening is null)
                {
                    listening = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                    _ = ListenAsync(listening.Token);
                }
                else if (!wanted && listening is not null)
                {
                    await listening.CancelAsync();
                    listening.Dispose();
                    listening = null;
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            listening?.Dispose();
        }
    }

    private async Task<bool> IsWantedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await samples.IsWantedAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A database that does not answer says nothing about the estate: what is there stays.
            LogUnknown(logger, e);
            return _address is not null;
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        try
        {
            listener.Start(SampleLimits.Handshakes);
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _address = new DnsEndPoint(IPAddress.Loopback.ToString(), port);
            LogListening(logger, port);
            while (true)
            {
                await _places.WaitAsync(cancellationToken);
                var client = await listener.AcceptTcpClientAsync(cancellationToken);
                _ = ShakeHandsAsync(client, _certificate.Current(), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // No estate asks for it any more, or the program is stopping.
        }
        catch (SocketException e)
        {
            LogFailed(logger, e);
        }
        finally
        {
            _address = null;
        }
    }

    private async Task ShakeHandsAsync(TcpClient client, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = client;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(SampleLimits.HandshakeTime);
            await using var tls = new SslStream(connection.GetStream());
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, limit.Token);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or SocketException)
        {
            // The probe looks and rejects: that is the usual end.
        }
        finally
        {
            _places.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "The sample listener with a certificate that is about to expire is on loopback port {Port}.")]
    private static partial void LogListening(ILogger logger, int port);

    [LoggerMessage(LogLevel.Error, "The sample listener has stopped.")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Whether an estate asks for sample pages could not be read.")]
    private static partial void LogUnknown(ILogger logger, Exception exception);
}
