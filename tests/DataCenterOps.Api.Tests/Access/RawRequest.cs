using System.Net.Sockets;
using System.Text;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>A request letter by letter, as no decent client would send it.</summary>
internal static class RawRequest
{
    /// <summary>Sends it.</summary>
    /// <returns>All that came back before the connection was closed.</returns>
    public static async Task<string> SendAsync(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The server has hung up before it had read everything.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
