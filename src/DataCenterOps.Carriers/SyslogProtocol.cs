namespace DataCenterOps.Carriers;

/// <summary>How lines travel to the collector.</summary>
public enum SyslogProtocol
{
    /// <summary>RFC 5425: TLS, each line after its length.</summary>
    Tls,

    /// <summary>The same without TLS: to this machine alone.</summary>
    Tcp,

    /// <summary>RFC 5426: one datagram each. Nobody tells whether it has arrived.</summary>
    Udp,
}
