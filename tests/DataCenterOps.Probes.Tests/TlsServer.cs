using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Probes.Tests;

/// <summary>A TLS listener that shows one certificate and counts the bytes it is sent afterwards.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public TlsServer(X509Certificate2 certificate, params X509Certificate2[] issuers)
    {
        _listener.Start();
        _serving = ServeAsync(SslStreamCertificateContext.Create(certificate, [.. issuers], offline: true));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int BytesRead { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(SslStreamCertificateContext context)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificateContext = context }, _stop.Token);
                BytesRead += await tls.ReadAsync(new byte[16], _stop.Token);
            }
            catch (Exception e) when (e is IOException or AuthenticationException or SocketException or OperationCanceledException)
            {
                // The probe hangs up, as it should.
            }
        }
    }
}
