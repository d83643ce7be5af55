using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DataCenterOps.Components;
using DataCenterOps.Host.Tests.Durability;
using static DataCenterOps.Host.Tests.Durability.EstateClient;

namespace DataCenterOps.Host.Tests.Cluster;

/// <summary>Two processes on one PostgreSQL that speak mutual TLS with each other.</summary>
public sealed class TwoSilosTests : IDisposable
{
    private const int Systems = 12;

    // What is sent to a silo that waits for the other side's greeting.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Takeover = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-silos-").FullName;
    private readonly ClusterFiles _files = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _files.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Two_silos_serve_one_estate_behind_mutual_tls_and_one_goes_on_when_the_other_is_killed()
    {
        Assert.SkipUnless(PostgresServer.Programs is not null, PostgresServer.Absent ?? "");
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        int[] ports = [HostProcess.FreePort(), HostProcess.FreePort(), HostProcess.FreePort(), HostProcess.FreePort()];
        await using var first = await StartAsync("first", database, Repository.SampleEstate, ports[0], ports[1]);
        await using var second = await StartAsync("second", database, estate: null, ports[2], ports[3]);
        using var one = new EstateClient(first.Address, HostProcess.Token);
        using var two = new EstateClient(second.Address, HostProcess.Token);

        var puts = Enumerable.Range(0, Systems).Select(i => new Put($"shared-{i:00}", $"Name {i:00}.", $"shared-{i:00}-1", null)).ToArray();
        var answers = new Dictionary<string, Answered>(StringComparer.Ordinal);
        foreach (var (put, i) in puts.Select((put, i) => (put, i)))
        {
            // Declared on either, read on the other.
            answers[put.System] = await (i % 2 == 0 ? one : two).SendAsync(put);
            Assert.True(answers[put.System].IsDone, answers[put.System].Text);
            var read = await (i % 2 == 0 ? two : one).ReadAsync(put.System);
            Assert.Equal((HttpStatusCode.OK, answers[put.System].ETag), (read.Status, read.ETag));
        }

        foreach (var port in ports)
        {
            await NobodyElseIsAnsweredAsync(port);
        }

        second.Kill();
        foreach (var put in puts)
        {
            var repeated = await AfterTakeoverAsync(one, put);
            Assert.Equal(answers[put.System].ETag, repeated.ETag);
            var changed = await one.SendAsync(put with { Name = "Renamed.", Operation = $"{put.System}-2", IfMatch = repeated.ETag });
            Assert.True(changed.IsDone, changed.Text);
        }
    }

    private Task<HostProcess> StartAsync(string name, string database, string? estate, int siloPort, int gatewayPort) =>
        HostProcess.StartAsync(new HostStart
        {
            Data = Path.Combine(_folder, name),
            Postgres = database,
            Estate = estate,
            Settings = _files.Settings(siloPort, gatewayPort),
        });

    // Until the cluster has noticed that a silo is gone, callers are told to come again; never that something is broken.
    private static Task<Answered> AfterTakeoverAsync(EstateClient client, Put put) =>
        Waiting.ForAsync($"`{put.System}` on the silo that is left", Takeover, async _ =>
        {
            var answer = await client.SendAsync(put);
            Assert.True(answer.IsDone || answer.Status == HttpStatusCode.ServiceUnavailable, answer.ToString());
            return answer.IsDone ? answer : null;
        });

    private async Task NobodyElseIsAnsweredAsync(int port)
    {
        Assert.True(await SpeaksAsync(port, _files.Silo), "the cluster's own certificate is taken");
        Assert.False(await SpeaksAsync(port, null), "no certificate");
        Assert.False(await SpeaksAsync(port, _files.Stranger), "another authority's certificate");
        Assert.Equal(0, await PlainAnswerAsync(port));
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(port, _files.Silo, SslProtocols.Tls12));
    }

    /// <summary>Whether a silo goes on with who shows <paramref name="certificate"/>. TLS 1.3 tells a client so only after its handshake.</summary>
    private async Task<bool> SpeaksAsync(int port, X509Certificate2? certificate)
    {
        try
        {
            using var stream = await HandshakeAsync(port, certificate, SslProtocols.Tls13);
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            silence.CancelAfter(Silence);
            return await stream.ReadAsync(new byte[1], silence.Token) > 0;
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            // It waits for us to say who we are: the way is open.
            return true;
        }
    }

    private async Task<SslStream> HandshakeAsync(int port, X509Certificate2? certificate, SslProtocols protocols)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Cancel);
        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "silo",
                ClientCertificates = certificate is null ? null : [certificate],
                EnabledSslProtocols = protocols,
                CertificateChainPolicy = _files.Trust(),
            },
            Cancel);
        return stream;
    }

    private static async Task<int> PlainAnswerAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(new byte[512], Cancel);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        silence.CancelAfter(Silence);
        try
        {
            return await stream.ReadAsync(new byte[1], silence.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return 0;
        }
    }
}
