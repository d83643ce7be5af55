namespace DataCenterOps.Probes.Guard;

/// <summary>What kind of address it is, as far as a probe must care.</summary>
internal enum AddressClass
{
    /// <summary>An address of the public Internet.</summary>
    Public,

    /// <summary>An address of a private network: only where a site declares it.</summary>
    Private,

    /// <summary>This machine: only by option.</summary>
    Loopback,

    /// <summary>Never: link-local, metadata, unspecified, multicast, broadcast, reserved.</summary>
    Forbidden,
}
