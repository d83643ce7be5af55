using System.Net;

namespace DataCenterOps.Probes.Guard;

/// <summary>Turns a name into addresses.</summary>
internal interface INameResolver
{
    /// <summary>All addresses of <paramref name="name"/>.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There are none, or nobody could tell.</exception>
    Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken);
}
