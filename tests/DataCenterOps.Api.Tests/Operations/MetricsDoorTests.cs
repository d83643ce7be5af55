using System.Collections.Immutable;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Operations;

/// <summary>Who reads the metrics from another machine, tried at an address of this one that is not loopback.</summary>
public sealed class MetricsDoorTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-metrics-door-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task From_elsewhere_metrics_are_for_those_who_see_every_tenant()
    {
        var own = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !System.Net.IPAddress.IsLoopback(address));
        Assert.SkipWhen(own is null, "an address of this machine beside loopback");
        var elsewhere = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{own}:{HostProcess.FreePort()}"));
        await using var host = await HostProcess.StartAsync(new HostStart
        {
            Data = _folder, Estate = "deploy/estates/algeria", Arguments = ["--insecure", "true"], AlsoAt = elsewhere,
        });
        using var api = new ApiClient(elsewhere, HostProcess.Token);
        using var nobody = api.As(null);
        foreach (var path in new[] { "/metrics", "/metrics/process", "/metrics/business" })
        {
            (await nobody.GetAsync(path)).IsProblem(401, "auth.required");
        }

        foreach (var roles in ImmutableArray.Create<string[]>(["tenant-admin"], ["tenant-reader", "operator"], ["dpo"]))
        {
            using var tenant = await api.AsAsync("cnas", roles);
            (await tenant.GetAsync("/metrics")).IsProblem(403, "auth.forbidden");
        }

        using var admin = await api.AsAsync("*", "platform-admin");
        (await admin.GetAsync("/metrics/business")).IsProblem(403, "auth.forbidden");
        using var auditor = await api.AsAsync("*", "auditor");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            // What is told of tenants is gathered beside the requests, so the first may come before it.
            var read = await auditor.GetAsync("/metrics");
            Assert.Equal(200, read.Status);
            if (read.Text.Contains("tenant=\"cnas\"", StringComparison.Ordinal))
            {
                break;
            }

            await Task.Delay(200, patience.Token);
        }

        using var local = new ApiClient(host.Address, null);
        Assert.Equal(200, (await local.GetAsync("/metrics")).Status);
    }
}
