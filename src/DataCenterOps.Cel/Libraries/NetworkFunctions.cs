using System.Net;

namespace DataCenterOps.Cel;

/// <summary>Functions of addresses and networks. Nothing is looked up: a name is no address.</summary>
internal static class NetworkFunctions
{
    private static readonly CelType Ip = CelType.Opaque("net.IP");
    private static readonly CelType Cidr = CelType.Opaque("net.CIDR");
    private static readonly CelCost Cost = CelCost.Of(5);

    public static IEnumerable<CelFunction> Functions() => [.. Addresses(), .. Networks()];

    private static IEnumerable<CelFunction> Addresses()
    {
        yield return Global("ip", CelType.String, Ip, a => ToIp(a[0].AsString()));
        yield return Global("string", Ip, CelType.String, a => CelValue.FromString(a[0].AsOpaque().Text)).WithResultSize(64);
        yield return Global("isIP", CelType.String, CelType.Bool, a => CelValue.FromBool(IpValue.TryParse(a[0].AsString(), out _)));
        yield return Global("ip.isCanonical", CelType.String, CelType.Bool, a => IpValue.TryParse(a[0].AsString(), out var ip)
            ? CelValue.FromBool(string.Equals(ip!.Text, a[0].AsString(), StringComparison.Ordinal))
            : NoIp(a[0].AsString()));
        yield return CelFunction.Member("family", [Ip], CelType.Int, Cost, a => CelValue.FromInt(Of(a[0]).Family));
        yield return Test("isUnspecified", ip => ip.Address.Equals(IPAddress.Any) || ip.Address.Equals(IPAddress.IPv6Any));
        yield return Test("isLoopback", ip => IPAddress.IsLoopback(ip.Address));
        yield return Test("isLinkLocalUnicast", ip => ip.Family == 4
            ? ip.Bytes is [169, 254, ..]
            : ip.Bytes[0] == 0xFE && (ip.Bytes[1] & 0xC0) == 0x80);
        yield return Test("isLinkLocalMulticast", ip => ip.Family == 4
            ? ip.Bytes is [224, 0, 0, _]
            : ip.Bytes[0] == 0xFF && (ip.Bytes[1] & 0x0F) == 2);
        yield return Test("isGlobalUnicast", IsGlobalUnicast);
    }

    private static IEnumerable<CelFunction> Networks()
    {
        yield return Global("cidr", CelType.String, Cidr, a => ToCidr(a[0].AsString()));
        yield return Global("string", Cidr, CelType.String, a => CelValue.FromString(a[0].AsOpaque().Text)).WithResultSize(64);
        yield return Global("isCIDR", CelType.String, CelType.Bool,
            a => CelValue.FromBool(CidrValue.TryParse(a[0].AsString(), out _)));
        yield return CelFunction.Member("ip", [Cidr], Ip, Cost, a => CelValue.FromOpaque(Network(a[0]).Address));
        yield return CelFunction.Member("masked", [Cidr], Cidr, Cost, a => CelValue.FromOpaque(Network(a[0]).Masked()));
        yield return CelFunction.Member("prefixLength", [Cidr], CelType.Int, Cost, a => CelValue.FromInt(Network(a[0]).Prefix));
        yield return CelFunction.Member("containsIP", [Cidr, Ip], CelType.Bool, Cost,
            a => CelValue.FromBool(Network(a[0]).Contains(Of(a[1]))));
        yield return CelFunction.Member("containsIP", [Cidr, CelType.String], CelType.Bool, Cost,
            a => IpValue.TryParse(a[1].AsString(), out var ip)
                ? CelValue.FromBool(Network(a[0]).Contains(ip!))
                : NoIp(a[1].AsString()));
        yield return CelFunction.Member("containsCIDR", [Cidr, Cidr], CelType.Bool, Cost,
            a => CelValue.FromBool(Network(a[0]).Contains(Network(a[1]))));
        yield return CelFunction.Member("containsCIDR", [Cidr, CelType.String], CelType.Bool, Cost,
            a => CidrValue.TryParse(a[1].AsString(), out var cidr)
                ? CelValue.FromBool(Network(a[0]).Contains(cidr!))
                : NoCidr(a[1].AsString()));
    }

    private static IpValue Of(in CelValue value) => (IpValue)value.AsOpaque();

    private static CidrValue Network(in CelValue value) => (CidrValue)value.AsOpaque();

    private static CelFunction Global(string name, CelType from, CelType to, CelFunctionBody body) =>
        CelFunction.Global(name, [from], to, Cost, body);

    private static CelFunction Test(string name, Func<IpValue, bool> test) =>
        CelFunction.Member(name, [Ip], CelType.Bool, Cost, a => CelValue.FromBool(test(Of(a[0]))));

    private static bool IsGlobalUnicast(IpValue ip)
    {
        var bytes = ip.Bytes;
        return ip.Family == 4
            ? bytes is not ([255, 255, 255, 255] or [0, 0, 0, 0]) && bytes[0] != 127 && bytes[0] is < 224 or > 239
                && bytes is not [169, 254, ..]
            : bytes[0] != 0xFF && !(bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80)
                && !ip.Address.Equals(IPAddress.IPv6Any) && !IPAddress.IsLoopback(ip.Address);
    }

    private static CelValue ToIp(string text) =>
        IpValue.TryParse(text, out var ip) ? CelValue.FromOpaque(ip!) : NoIp(text);

    private static CelValue ToCidr(string text) =>
        CidrValue.TryParse(text, out var cidr) ? CelValue.FromOpaque(cidr!) : NoCidr(text);

    private static CelValue NoIp(string text) => CelValue.Fail(
        CelCodes.InvalidArgument, $"`{(text.Length > 64 ? text[..64] : text)}` is no address");

    private static CelValue NoCidr(string text) => CelValue.Fail(
        CelCodes.InvalidArgument, $"`{(text.Length > 64 ? text[..64] : text)}` is no network");
}
