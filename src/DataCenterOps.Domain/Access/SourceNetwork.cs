using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Orleans;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// A network that a credential may be used from, as in <c>10.20.0.0/16</c>, <c>2001:db8::/32</c> or a single address. IPv4 inside
/// of IPv6 (<c>::ffff:10.20.0.1</c>) is IPv4. <c>default</c> holds no address.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.SourceNetwork")]
public readonly record struct SourceNetwork
{
    // "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128" and no more.
    private const int MaxText = 49;

    private const int MappedBits = 96;

    private const int BitsPerByte = 8;

    // Names of interfaces (`%eth0`), ports and brackets are no part of a network.
    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789abcdefABCDEF.:");

    private SourceNetwork(string value) => Value = value;

    /// <summary>Address and number of bits, in one form for each network.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>Reads a network; false when the text is none, or has bits set behind its prefix.</summary>
    public static bool TryParse(string? text, out SourceNetwork network)
    {
        network = default;
        if (text is not { Length: > 0 and <= MaxText })
        {
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (Address(slash < 0 ? text : text[..slash]) is not { } address)
        {
            return false;
        }

        var bits = address.GetAddressBytes().Length * BitsPerByte;
        var prefix = slash < 0 ? bits : Prefix(text.AsSpan(slash + 1), bits);
        if (prefix < 0 || !IsEmptyBehind(address.GetAddressBytes(), prefix))
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6 && prefix >= MappedBits)
        {
            (address, prefix) = (address.MapToIPv4(), prefix - MappedBits);
        }

        network = new SourceNetwork(string.Create(CultureInfo.InvariantCulture, $"{address}/{prefix}"));
        return true;
    }

    /// <summary>Whether <paramref name="address"/> lies in it; the text of an address that is none lies nowhere.</summary>
    public bool Contains(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (Value is null || !IPAddress.TryParse(address, out var asked))
        {
            return false;
        }

        var slash = Value.IndexOf('/', StringComparison.Ordinal);
        var own = IPAddress.Parse(Value.AsSpan(0, slash)).GetAddressBytes();
        var other = (asked.IsIPv4MappedToIPv6 ? asked.MapToIPv4() : asked).GetAddressBytes();
        return own.Length == other.Length && IsSame(own, other, int.Parse(Value.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";

    private static IPAddress? Address(string text)
    {
        if (text.AsSpan().ContainsAnyExcept(Characters) || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        // `10.1` and `010.0.0.1` are addresses to some and other addresses to others.
        return address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != text ? null : address;
    }

    private static int Prefix(ReadOnlySpan<char> text, int most) =>
        text is not ['0', _, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= most ? prefix : -1;

    private static bool IsEmptyBehind(byte[] bytes, int prefix)
    {
        for (var bit = prefix; bit < bytes.Length * BitsPerByte; bit++)
        {
            if (Bit(bytes, bit) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(byte[] one, byte[] other, int prefix)
    {
        for (var bit = 0; bit < prefix; bit++)
        {
            if (Bit(one, bit) != Bit(other, bit))
            {
                return false;
            }
        }

        return true;
    }

    private static int Bit(byte[] bytes, int bit) => (bytes[bit / BitsPerByte] >> (BitsPerByte - 1 - (bit % BitsPerByte))) & 1;
}
