using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes.Guard;

/// <summary>Opens connections to judged addresses, and to no others.</summary>
internal sealed class GuardedConnector(TargetGuard guard)
{
    // A name with many dead addresses must not use up the time of the one that lives.
    private const int MaxAttempts = 4;

    /// <summary>A connected socket to one of the judged addresses of <paramref name="host"/>. The caller disposes of it.</summary>
    /// <exception cref="ProbeFaultException">None was allowed or none answered.</exception>
    public async Task<Socket> ConnectAsync(
        CheckKind kind, string host, int port, ImmutableArray<IPNetwork> declared, CancellationToken cancellationToken)
    {
        var judged = await guard.JudgeAsync(kind, host, port, declared, cancellationToken);
        ProbeFaultException? failure = null;
        foreach (var endpoint in judged.Take(MaxAttempts))
        {
            var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(endpoint, cancellationToken);
                return socket;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                failure = Fault(e);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw failure!;
    }

    private static ProbeFaultException Fault(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => new(CheckReasons.ConnectionRefused, ours: false),
        SocketError.TimedOut => new(CheckReasons.Timeout, ours: false),

        // The machine has no sockets or no network left. That says nothing about the target.
        SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable or SocketError.NetworkDown
            or SocketError.AddressFamilyNotSupported or SocketError.AccessDenied =>
            new(CheckReasons.ObserverFault, ours: true, $"{e.SocketErrorCode}"),
        _ => new(CheckReasons.ConnectionFailed, ours: false, $"{e.SocketErrorCode}"),
    };
}
