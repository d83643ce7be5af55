using System.Security.Authentication;
using DataCenterOps.Api.Access;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace DataCenterOps.Host;

/// <summary>Which certificate the edge shows: the configured one, or with <c>--tls</c> one that the program makes itself.</summary>
internal static class EdgeSetup
{
    private const string Folder = "tls";

    /// <summary>Registers the certificate, where there is one.</summary>
    public static IServiceCollection AddEdgeCertificates(this IServiceCollection services, HostSettings settings, StorageOptions storage)
    {
        if (settings.Edge is null && !settings.Tls)
        {
            return services;
        }

        var authority = settings.Edge is null ? new DevelopmentAuthority(Path.Combine(storage.DataFolder, Folder), TimeProvider.System) : null;
        authority?.Prepare();
        return services
            .AddSingleton(provider => new EdgeCertificates(
                settings.Edge ?? authority!.Edge, authority, TimeProvider.System, provider.GetRequiredService<ILogger<EdgeCertificates>>()))
            .AddHostedService(provider => provider.GetRequiredService<EdgeCertificates>());
    }

    /// <summary>Sets how the edge speaks TLS, and shows to each new connection what is the certificate then.</summary>
    public static void UseEdgeTls(this KestrelServerOptions server)
    {
        var certificates = server.ApplicationServices.GetService<EdgeCertificates>();
        server.ConfigureHttpsDefaults(https =>
        {
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            if (server.ApplicationServices.GetRequiredService<ClientCertificates>().IsConfigured)
            {
                // Taken whatever it is, and judged with the request: who shows a wrong one is told 401 and not cut off.
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate();
            }

            if (certificates is null)
            {
                return;
            }

            // Without a certificate of its own the server would not listen; which one is shown is decided with each handshake.
            https.ServerCertificate = certificates.Current.TargetCertificate;
            https.OnAuthenticate = (_, handshake) =>
            {
                handshake.ServerCertificate = null;
                handshake.ServerCertificateContext = certificates.Current;
            };
        });
    }
}
