using System.Net;

namespace DataCenterOps.Probes.Guard;

/// <summary>The resolver of the machine.</summary>
internal sealed class SystemResolver : INameResolver
{
    /// <inheritdoc/>
    public Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken) =>
        Dns.GetHostAddressesAsync(name, cancellationToken);
}
