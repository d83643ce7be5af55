using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace DataCenterOps.Probes.Guard;

/// <summary>Sorts addresses into classes. An IPv6 address that carries an IPv4 address is what that one is.</summary>
internal static class AddressRules
{
    private static readonly ImmutableArray<(IPNetwork Range, AddressClass Class)> Rules =
    [
        // Metadata services of clouds that do not use a link-local address come first: some lie in private ranges.
        (IPNetwork.Parse("100.100.100.200/32"), AddressClass.Forbidden),
        (IPNetwork.Parse("168.63.129.16/32"), AddressClass.Forbidden),
        (IPNetwork.Parse("192.0.0.0/24"), AddressClass.Forbidden),
        (IPNetwork.Parse("fd00:ec2::/32"), AddressClass.Forbidden),
        (IPNetwork.Parse("0.0.0.0/8"), AddressClass.Forbidden),
        (IPNetwork.Parse("169.254.0.0/16"), AddressClass.Forbidden),
        (IPNetwork.Parse("224.0.0.0/4"), AddressClass.Forbidden),
        (IPNetwork.Parse("240.0.0.0/4"), AddressClass.Forbidden),
        (IPNetwork.Parse("127.0.0.0/8"), AddressClass.Loopback),
        (IPNetwork.Parse("10.0.0.0/8"), AddressClass.Private),
        (IPNetwork.Parse("100.64.0.0/10"), AddressClass.Private),
        (IPNetwork.Parse("172.16.0.0/12"), AddressClass.Private),
        (IPNetwork.Parse("192.168.0.0/16"), AddressClass.Private),
        (IPNetwork.Parse("198.18.0.0/15"), AddressClass.Private),
        (IPNetwork.Parse("::1/128"), AddressClass.Loopback),
        (IPNetwork.Parse("::/128"), AddressClass.Forbidden),
        (IPNetwork.Parse("fe80::/10"), AddressClass.Forbidden),
        (IPNetwork.Parse("ff00::/8"), AddressClass.Forbidden),
        (IPNetwork.Parse("2001::/32"), AddressClass.Forbidden),
        (IPNetwork.Parse("fc00::/7"), AddressClass.Private),
        (IPNetwork.Parse("fec0::/10"), AddressClass.Private),
    ];

    /// <summary>The class of <paramref name="address"/>.</summary>
    public static AddressClass Classify(IPAddress address)
    {
        var plain = Plain(address);
        foreach (var (range, kind) in Rules)
        {
            if (range.Contains(plain))
            {
                return kind;
            }
        }

        return AddressClass.Public;
    }

    /// <summary>The IPv4 address inside an IPv6 address that stands for one; otherwise the address, without a scope.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var middle = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8));
        var low = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(12));

        // ::ffff:a.b.c.d (mapped), ::ffff:0:a.b.c.d (translated), ::a.b.c.d (compatible), 64:ff9b::a.b.c.d (NAT64),
        // 2002:ab:cd:: (6to4): a socket for each of them may end at the IPv4 address.
        var mapped = high == 0 && (middle is 0x0000_FFFF or 0xFFFF_0000 || (middle == 0 && low > 1));
        var translated = high == 0x0064_FF9B_0000_0000 && middle == 0;
        if (mapped || translated)
        {
            return new IPAddress(bytes.AsSpan(12));
        }

        return bytes[0] == 0x20 && bytes[1] == 0x02 ? new IPAddress(bytes.AsSpan(2, 4)) : new IPAddress(bytes);
    }
}
