using System.Net;
using System.Net.Sockets;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes.Tests;

public sealed class TcpProbeTests
{
    [Fact]
    public async Task A_port_that_listens_is_open()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Tcp, $"tcp://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        Assert.Null(seen.Fault);
    }

    [Fact]
    public async Task A_port_nobody_listens_on_is_a_failure_and_not_our_fault()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Tcp, $"tcp://127.0.0.1:{port}");
        Assert.Equal((CheckReasons.ConnectionRefused, false), (seen.Fault, seen.IsOurFault));
    }

    [Fact]
    public async Task A_name_without_address_is_a_failure()
    {
        using var probing = new Probing(resolver: new ListedResolver());
        var seen = await probing.RunAsync(CheckKind.Tcp, "tcp://nowhere.dz.example:443");
        Assert.Equal((CheckReasons.NameNotFound, false), (seen.Fault, seen.IsOurFault));
    }

    [Fact]
    public async Task At_most_two_probes_speak_to_one_host_at_a_time()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var gates = new HostGates();
        var now = 0;
        var most = 0;
        await Parallel.ForAsync(0, 40, TestContext.Current.CancellationToken, async (_, cancel) =>
        {
            using var place = await gates.EnterAsync("db.dz.example", cancel);
            var at = Interlocked.Increment(ref now);
            InterlockedMax(ref most, at);
            await Task.Delay(1, cancel);
            Interlocked.Decrement(ref now);
        });
        Assert.InRange(most, 1, CheckLimits.ConcurrentPerHost);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
