using System.Net;
using System.Net.Sockets;
using DataCenterOps.Domain.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>Where a request came from.</summary>
internal static class ClientAddress
{
    // A home or an office has a whole network of this size in IPv6: one address of it says nothing.
    private const int NetworkBytes = 8;

    /// <summary>The address, as people read it.</summary>
    public static string Of(HttpContext http)
    {
        var text = Plain(http)?.ToString() ?? "";
        return text.Length <= SessionLimits.MaxText ? text : text[..SessionLimits.MaxText];
    }

    /// <summary>The place that attempts are counted by: an IPv4 address, or the /64 network of an IPv6 one.</summary>
    public static string Network(HttpContext http)
    {
        var address = Plain(http);
        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address?.ToString() ?? "";
    }

    private static IPAddress? Plain(HttpContext http) =>
        http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress;
}
