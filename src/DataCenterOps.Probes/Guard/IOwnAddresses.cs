using System.Net;

namespace DataCenterOps.Probes.Guard;

/// <summary>The addresses of this machine. A probe must not use one to get behind its own doors.</summary>
internal interface IOwnAddresses
{
    /// <summary>Whether <paramref name="address"/> is one of them.</summary>
    bool Contains(IPAddress address);
}
