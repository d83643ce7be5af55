using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Probes.Guard;

namespace DataCenterOps.Probes;

/// <summary>
/// Looks at certificates. The callback writes them down and then rejects them, so that no byte is ever sent over the
/// connection and an expired or untrusted chain is seen as well as a good one.
/// </summary>
internal sealed class TlsProbe(GuardedConnector connector, ISelfAddress self, TimeProvider time) : IProbe
{
    /// <inheritdoc/>
    public CheckKind Kind => CheckKind.Tls;

    /// <inheritdoc/>
    public async Task<CheckObservation> ObserveAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var (host, port) = request.Check.Target switch
        {
            CheckTarget.Port target => (target.Host, target.Number),
            CheckTarget.SelfExpiringTls when self.ExpiringTls is { } own => (own.Host, own.Port),
            _ => throw new ProbeFaultException(CheckReasons.ObserverFault, ours: true, "this program has no such listener"),
        };
        using var socket = await connector.ConnectAsync(Kind, host, port, request.DeclaredRanges, cancellationToken);
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        CertificateSeen? seen = null;
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    CertificateChainPolicy = CertificateReader.Policy(),
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    {
                        seen = certificate is X509Certificate2 leaf
                            ? CertificateReader.Read(leaf, chain, errors, time.GetUtcNow())
                            : null;
                        return false;
                    },
                },
                cancellationToken);
        }
        catch (Exception e) when (e is AuthenticationException or IOException && seen is null)
        {
            throw new ProbeFaultException(CheckReasons.TlsFailed, ours: false, "the two could not agree on TLS");
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // Our own rejection, as intended.
        }

        return new CheckObservation { Kind = Kind, DurationMs = 0, Tls = seen };
    }
}
