using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;

namespace DataCenterOps.Host;

/// <summary>
/// Mutual TLS 1.3 between silos, as a middleware of their connections. Both sides show a certificate of the cluster's one
/// authority; whose it is does not matter, for only silos are given one.
/// </summary>
internal sealed class SiloTls(SiloCertificates certificates)
{
    private const string AnyName = "silo";

    /// <summary>Puts every connection between silos, and every one to the gateway, behind TLS.</summary>
    public void Configure(SiloConnectionOptions options)
    {
        options.ConfigureSiloInboundConnection(connection => connection.Use(next => context => ServeAsync(context, next)));
        options.ConfigureGatewayInboundConnection(connection => connection.Use(next => context => ServeAsync(context, next)));
        options.ConfigureSiloOutboundConnection(connection => connection.Use(next => context => CallAsync(context, next)));
    }

    private Task ServeAsync(ConnectionContext context, ConnectionDelegate next) => SecureAsync(
        context, next, stream => stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = certificates.Own,
                ClientCertificateRequired = true,
                EnabledSslProtocols = SslProtocols.Tls13,
                RemoteCertificateValidationCallback = IsSilo,
            },
            context.ConnectionClosed));

    private Task CallAsync(ConnectionContext context, ConnectionDelegate next) => SecureAsync(
        context, next, stream => stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = AnyName,
                ClientCertificates = [certificates.Own],
                EnabledSslProtocols = SslProtocols.Tls13,
                RemoteCertificateValidationCallback = IsSilo,
            },
            context.ConnectionClosed));

    private static async Task SecureAsync(ConnectionContext context, ConnectionDelegate next, Func<SslStream, Task> handshake)
    {
        var plain = context.Transport;
        await using var stream = new SslStream(new PipeStream(plain));
        await handshake(stream);
        var secured = new SecuredPipe(PipeReader.Create(stream), PipeWriter.Create(stream));
        context.Transport = secured;
        try
        {
            await next(context);
        }
        finally
        {
            await secured.Input.CompleteAsync();
            await secured.Output.CompleteAsync();
            context.Transport = plain;
        }
    }

    // The chain is judged anew from the one authority: what the machine trusts besides does not count here.
    private bool IsSilo(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.Add(certificates.Authority);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return own.Build(shown);
    }

    private sealed record SecuredPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
