using DataCenterOps.Domain.Checks;
using DataCenterOps.Probes.Guard;

namespace DataCenterOps.Probes;

/// <summary>Opens a connection, sends nothing and closes it.</summary>
internal sealed class TcpProbe(GuardedConnector connector, ISelfAddress self) : IProbe
{
    /// <inheritdoc/>
    public CheckKind Kind => CheckKind.Tcp;

    /// <inheritdoc/>
    public async Task<CheckObservation> ObserveAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var (host, port) = request.Check.Target switch
        {
            CheckTarget.Port target => (target.Host, target.Number),
            CheckTarget.Self when self.Http is { } own => (own.IdnHost, own.Port),
            _ => throw new ProbeFaultException(CheckReasons.ObserverFault, ours: true, "this program does not listen yet"),
        };
        using var socket = await connector.ConnectAsync(Kind, host, port, request.DeclaredRanges, cancellationToken);
        return new CheckObservation { Kind = Kind, DurationMs = 0 };
    }
}
