using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Host.Tests.Edge;

/// <summary>A client's first words with the edge.</summary>
internal static class Handshake
{
    /// <summary>Connects and answers what was shown, or throws where <paramref name="trust"/> does not trust it.</summary>
    public static async Task<Shown> WithAsync(int port, X509ChainPolicy trust, SslProtocols protocols = SslProtocols.None)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", port, cancel);
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = trust, EnabledSslProtocols = protocols }, cancel);
        using var certificate = X509CertificateLoader.LoadCertificate(stream.RemoteCertificate!.GetRawCertData());
        return new Shown(certificate.Thumbprint, certificate.NotAfter - certificate.NotBefore, stream.SslProtocol);
    }

    /// <summary>What a client has seen.</summary>
    internal sealed record Shown(string Thumbprint, TimeSpan Life, SslProtocols Protocol);
}
