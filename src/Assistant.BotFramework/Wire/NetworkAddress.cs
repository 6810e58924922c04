using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.Wire;

/// <summary>Where a request comes from, as limits count it.</summary>
internal static class NetworkAddress
{
    private const int HouseholdBytes = 8;

    /// <summary>The IPv4 address, or the /64 of an IPv6 one: within it a single visitor has addresses without end.</summary>
    public static string Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[HouseholdBytes..].Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
