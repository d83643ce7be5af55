using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DataCenterOps.Domain.Checks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Probes.Guard;

/// <summary>
/// Keeps probes from being used as a way into the network: resolves first, judges every address, and hands out only
/// addresses that were judged. Whoever connects must connect to these and never resolve the name again.
/// </summary>
internal sealed partial class TargetGuard
{
    private readonly INameResolver _resolver;
    private readonly IOwnAddresses _own;
    private readonly ProbeOptions _options;

    /// <summary>Warns when this machine itself may be asked.</summary>
    public TargetGuard(
        INameResolver resolver, IOwnAddresses own, IOptions<ProbeOptions> options, ILogger<TargetGuard> logger)
    {
        (_resolver, _own, _options) = (resolver, own, options.Value);
        if (_options.AllowLoopback)
        {
            LogLoopbackAllowed(logger);
        }
    }

    /// <summary>The judged addresses of <paramref name="host"/>, a name or an address, in the resolver's order.</summary>
    /// <param name="kind">Decides which ports are allowed.</param>
    /// <param name="host">A name or an address, without brackets.</param>
    /// <param name="port">The port to be opened.</param>
    /// <param name="declared">Private ranges that sites declare.</param>
    /// <param name="cancellationToken">Ends the wait for the resolver.</param>
    /// <exception cref="ProbeFaultException">There is none, or one of them may not be spoken to.</exception>
    public async Task<ImmutableArray<IPEndPoint>> JudgeAsync(
        CheckKind kind, string host, int port, ImmutableArray<IPNetwork> declared, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host, cancellationToken);
        if (addresses.Length > CheckLimits.AddressesPerName)
        {
            throw Refused($"`{host}` has more than {CheckLimits.AddressesPerName} addresses");
        }

        // One bad address refuses the name: the next answer might put it first.
        foreach (var address in addresses)
        {
            Judge(kind, address, port, declared);
        }

        return [.. addresses.Select(address => new IPEndPoint(address, port))];
    }

    private void Judge(CheckKind kind, IPAddress address, int port, ImmutableArray<IPNetwork> declared)
    {
        var plain = AddressRules.Plain(address);
        var group = AddressRules.Classify(address);
        if (group == AddressClass.Forbidden)
        {
            throw Refused($"`{address}` is link-local, multicast, unspecified or reserved");
        }

        if (group == AddressClass.Loopback || _own.Contains(plain))
        {
            if (!_options.AllowLoopback)
            {
                throw Refused($"`{address}` is this machine and `Probes:AllowLoopback` is off");
            }

            // On this machine ports are given out by chance.
            return;
        }

        if (group == AddressClass.Private && !declared.Any(range => range.Contains(plain)))
        {
            throw Refused($"`{address}` is private and no site declares its range");
        }

        if (!_options.PortsOf(kind).Contains(port))
        {
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"port `{port}` is not allowed for `{kind.Code()}`"));
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        try
        {
            var addresses = await _resolver.ResolveAsync(host, cancellationToken);
            return addresses.Length > 0
                ? addresses
                : throw new ProbeFaultException(CheckReasons.NameNotFound, ours: false, $"`{host}` has no address");
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            throw new ProbeFaultException(CheckReasons.NameNotFound, ours: false, $"`{host}` has no address");
        }
        catch (SocketException e)
        {
            throw new ProbeFaultException(CheckReasons.ResolverFailed, ours: true, $"the resolver says {e.SocketErrorCode}");
        }
        catch (OperationCanceledException)
        {
            throw new ProbeFaultException(CheckReasons.ResolverFailed, ours: true, "the resolver gave no answer in time");
        }
    }

    private static ProbeFaultException Refused(string detail) => new(CheckReasons.TargetRefused, ours: true, detail);

    [LoggerMessage(1, LogLevel.Warning,
        "Probes may speak to this machine (Probes:AllowLoopback). Whoever may declare checks can reach what listens on loopback.")]
    private static partial void LogLoopbackAllowed(ILogger logger);
}
