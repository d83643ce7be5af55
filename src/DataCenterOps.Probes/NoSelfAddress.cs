using System.Net;

namespace DataCenterOps.Probes;

/// <summary>For a program that does not listen: checks of itself are unknown.</summary>
internal sealed class NoSelfAddress : ISelfAddress
{
    /// <inheritdoc/>
    public Uri? Http => null;

    /// <inheritdoc/>
    public DnsEndPoint? ExpiringTls => null;
}
