using System.Net;
using System.Net.Sockets;

namespace DataCenterOps.Cel;

/// <summary>An IP address.</summary>
internal sealed class IpValue(IPAddress address) : CelOpaque
{
    public IPAddress Address => address;

    public override string TypeName => "net.IP";

    public override string Text => address.ToString();

    public byte[] Bytes => address.GetAddressBytes();

    public int Family => address.AddressFamily == AddressFamily.InterNetwork ? 4 : 6;

    /// <summary>Reads an address: four decimal parts or IPv6 without zone; an IPv4 one in IPv6's clothes is refused.</summary>
    public static bool TryParse(string text, out IpValue? value)
    {
        value = null;
        // .NET also reads `1`, `0x7f.1` and `fe80::1%2`.
        var dotted = !text.Contains(':', StringComparison.Ordinal);
        if (text.Contains('%', StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal)
            || (dotted && !IsDotted(text)) || !IPAddress.TryParse(text, out var parsed) || parsed.IsIPv4MappedToIPv6)
        {
            return false;
        }

        value = new IpValue(parsed);
        return true;
    }

    public override bool Equals(object? obj) => obj is IpValue other && address.Equals(other.Address);

    public override int GetHashCode() => address.GetHashCode();

    private static bool IsDotted(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part =>
            part.Length is >= 1 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0'));
    }
}
