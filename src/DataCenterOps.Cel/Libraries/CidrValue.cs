using System.Globalization;
using System.Net;

namespace DataCenterOps.Cel;

/// <summary>A network: an address and the length of its prefix.</summary>
internal sealed class CidrValue(IpValue address, int prefix) : CelOpaque
{
    public IpValue Address => address;

    public int Prefix => prefix;

    public override string TypeName => "net.CIDR";

    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{address.Text}/{prefix}");

    public static bool TryParse(string text, out CidrValue? value)
    {
        value = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IpValue.TryParse(text[..slash], out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || prefix > (address!.Family == 4 ? 32 : 128) || (text.Length > slash + 2 && text[slash + 1] == '0'))
        {
            return false;
        }

        value = new CidrValue(address, prefix);
        return true;
    }

    public bool Contains(IpValue other)
    {
        if (other.Family != address.Family)
        {
            return false;
        }

        var (mine, theirs) = (address.Bytes, other.Bytes);
        for (var bit = 0; bit < prefix; bit++)
        {
            var mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask))
            {
                return false;
            }
        }

        return true;
    }

    public bool Contains(CidrValue other) => other.Prefix >= prefix && Contains(other.Address);

    public CidrValue Masked()
    {
        var bytes = address.Bytes;
        for (var bit = prefix; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)(0xFF ^ (0x80 >> (bit % 8)));
        }

        return new CidrValue(new IpValue(new IPAddress(bytes)), prefix);
    }

    public override bool Equals(object? obj) =>
        obj is CidrValue other && other.Prefix == prefix && other.Address.Equals(address);

    public override int GetHashCode() => HashCode.Combine(address, prefix);
}
