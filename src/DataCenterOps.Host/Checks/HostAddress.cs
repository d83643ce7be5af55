using System.Net;
using DataCenterOps.Probes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DataCenterOps.Host;

/// <summary>Where this process listens, as the web server says once it does.</summary>
internal sealed class HostAddress(IServer server, ExpiringListener expiring) : ISelfAddress
{
    private static readonly string[] Everywhere = ["0.0.0.0", "[::]", "*", "+"];

    /// <inheritdoc/>
    public Uri? Http => server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Own).FirstOrDefault(own => own is not null);

    /// <inheritdoc/>
    public DnsEndPoint? ExpiringTls => expiring.Address;

    // Who listens everywhere is asked on loopback.
    private static Uri? Own(string address)
    {
        var text = Everywhere.Aggregate(address, (known, host) => known.Replace($"://{host}", "://localhost", StringComparison.Ordinal));
        return Uri.TryCreate(text, UriKind.Absolute, out var own) && own.Port > 0 ? own : null;
    }
}
