using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace DataCenterOps.Carriers.Tests;

/// <summary>A real mail server on this machine, which keeps what it is sent and answers as a test says.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    private MailServer(int port, Task serving) => (Port, _serving) = (port, serving);

    public int Port { get; }

    /// <summary>What was taken, as it came.</summary>
    public ConcurrentQueue<byte[]> Received { get; } = new();

    /// <summary>The addresses that mails were for.</summary>
    public ConcurrentQueue<string> Receivers { get; } = new();

    /// <summary>What is answered to a mail.</summary>
    public Func<SmtpResponse> Answer { get; set; } = () => SmtpResponse.Ok;

    /// <summary>Starts one; with a certificate it offers TLS, or speaks nothing else.</summary>
    public static MailServer Start(X509Certificate2? certificate = null, bool isSecure = false, string? password = null, int? port = null)
    {
        var taken = port ?? FreePort();
        var services = new ServiceProvider();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, taken)).IsSecure(isSecure).AuthenticationRequired(password is not null);
            if (certificate is not null)
            {
                endpoint.Certificate(certificate);
            }
        }).Build();
        var server = new SmtpServer.SmtpServer(options, services);
        var stop = new TaskCompletionSource();
        var started = new MailServer(taken, stop.Task);
        services.Add(new Store(started));
        services.Add((IMailboxFilter)new Filter(started));
        services.Add((IUserAuthenticator)new DelegatingUserAuthenticator((user, typed) => user == "dcops" && typed == password));
        _ = RunAsync(server, stop, started._stop.Token);
        return started;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
    }

    private static async Task RunAsync(SmtpServer.SmtpServer server, TaskCompletionSource stop, CancellationToken cancellationToken)
    {
        try
        {
            await server.StartAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        stop.SetResult();
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var answer = server.Answer();
            if (answer.ReplyCode == SmtpReplyCode.Ok)
            {
                server.Received.Enqueue(buffer.ToArray());
            }

            return Task.FromResult(answer);
        }
    }

    private sealed class Filter(MailServer server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
        {
            server.Receivers.Enqueue($"{to.User}@{to.Host}");
            return Task.FromResult(true);
        }
    }
}
