using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DataCenterOps.Persistence.Tests.Silence;

/// <summary>
/// The network between a program and its database. While it swallows, whatever comes is lost for good, and connections are made that
/// nobody answers; what was connected then stays deaf.
/// </summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _to;
    private volatile bool _swallows;

    public Relay(string postgres)
    {
        var builder = new NpgsqlConnectionStringBuilder(postgres);
        _to = builder.Port;
        _listener.Start();
        builder.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Postgres = builder.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>The connection string by way of it.</summary>
    public string Postgres { get; }

    public void Swallow() => _swallows = true;

    public void Pass() => _swallows = false;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        using (var deaf = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _to, _stop.Token);
                await Task.WhenAny(CopyAsync(client, server, deaf.Token), CopyAsync(server, client, deaf.Token));
                await deaf.CancelAsync();
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // Either side has gone.
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var isDeaf = false;
        try
        {
            while (await from.GetStream().ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                // What is lost once makes the rest worthless.
                isDeaf |= _swallows;
                if (!isDeaf)
                {
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side has gone.
        }
    }
}
