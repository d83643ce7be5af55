using System.Collections.Frozen;
using System.Net;
using System.Net.NetworkInformation;

namespace DataCenterOps.Probes.Guard;

/// <summary>The addresses of the machine's network interfaces, read again every minute.</summary>
internal sealed class InterfaceAddresses(TimeProvider time) : IOwnAddresses
{
    // Reading them takes a millisecond; an interface that comes up is known a minute later at most.
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(1);

    private volatile Snapshot? _current;

    /// <inheritdoc/>
    public bool Contains(IPAddress address)
    {
        var current = _current;
        if (current is null || time.GetElapsedTime(current.ReadAt) > ReadEvery)
        {
            _current = current = new Snapshot(time.GetTimestamp(), Read());
        }

        return current.Addresses.Contains(address);
    }

    private static FrozenSet<IPAddress> Read() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => AddressRules.Plain(unicast.Address))
            .ToFrozenSet();

    private sealed record Snapshot(long ReadAt, FrozenSet<IPAddress> Addresses);
}
