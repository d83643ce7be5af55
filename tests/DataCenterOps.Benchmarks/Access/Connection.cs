using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DataCenterOps.Benchmarks.Access;

/// <summary>One kept connection that sends the same request again and again: the client must cost less than what is measured.</summary>
internal sealed class Connection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();

    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();
    private const int Chunked = 1;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[1024 * 1024];

    public static async Task<Connection> OpenAsync(int port, CancellationToken cancellationToken)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
        return connection;
    }

    /// <summary>The bytes of a request.</summary>
    public static byte[] Request(string path, string? token) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: localhost\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n");

    /// <summary>Sends it and reads the whole answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is not 200.</exception>
    public async Task SendAsync(byte[] request, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(request, cancellationToken);
        var (read, whole) = (0, 0);
        do
        {
            var more = await _socket.ReceiveAsync(_buffer.AsMemory(read), cancellationToken);
            read += more;
            if (more == 0)
            {
                throw new InvalidOperationException("the server has closed the connection");
            }

            if (whole == 0 && _buffer.AsSpan(0, read).IndexOf(EndOfHead) is >= 0 and var head)
            {
                whole = BodyLength(_buffer.AsSpan(0, head)) is { } length ? head + EndOfHead.Length + length : Chunked;
            }
        }
        while (whole == 0 || read < whole || (whole == Chunked && !_buffer.AsSpan(0, read).EndsWith(LastChunk)));
    }

    public void Dispose() => _socket.Dispose();

    // Nothing where the body comes in chunks.
    private static int? BodyLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(Length);
        if (!head.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.ASCII.GetString(head));
        }

        if (at < 0)
        {
            return null;
        }

        var number = 0;
        foreach (var digit in head[(at + Length.Length)..])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                break;
            }

            number = (10 * number) + (digit - '0');
        }

        return number;
    }
}
