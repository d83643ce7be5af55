using System.Net;

namespace DataCenterOps.Probes;

/// <summary>Where this program itself listens, known once the host has started.</summary>
public interface ISelfAddress
{
    /// <summary>The base address of <c>self:/path</c>; null while nothing listens.</summary>
    Uri? Http { get; }

    /// <summary>The listener behind <c>self-tls:expiring</c>; null when there is none.</summary>
    DnsEndPoint? ExpiringTls { get; }
}
