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

    /// <summary>Reads an address: four decimal parts or IPv6 without zone. Dots within colons are refused.</summary>
    public static bool TryParse(string text, out IpValue? value)
    {
        value = null;
        // .NET also reads `1`, `0x7f.1` and `fe80::1%2`.
        var dotted = !text.Contains(':', StringComparison.Ordinal);
        if (text.Contains('%', StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal)
            || (dotted ? !IsDotted(text) : text.Contains('.', StringComparison.Ordinal)) || !IPAddress.TryParse(text, out var parsed))
        {
            return false;
        }

        value = new IpValue(parsed);
        return true;
    }

    // An IPv4 address is the same host in IPv6's clothes.
    private IPAddress Plain => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    public override bool Equals(object? obj) => obj is IpValue other && Plain.Equals(other.Plain);

    public override int GetHashCode() => Plain.GetHashCode();

    private static bool IsDotted(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part =>
            part.Length is >= 1 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0'));
    }
}
