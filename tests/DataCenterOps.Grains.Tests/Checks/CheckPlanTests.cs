using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Checks;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Checks;
using DataCenterOps.Probes;
using DataCenterOps.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Checks;

public sealed class CheckPlanTests : IAsyncLifetime
{
    // Far enough from a minute's end, and on the fast plan's tick.
    private static readonly DateTimeOffset Tick = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private readonly StorageOptions _storage = new() { DataFolder = Directory.CreateTempSubdirectory("dcops-checks-").FullName };
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private InProcessTestCluster _cluster = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener.Start();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddPersistence(_storage).AddProbes().AddTelemetry("1.0.0", "test").AddChecks();
            silo.Services.Configure<ProbeOptions>(options => options.AllowLoopback = true);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _listener.Dispose();
    }

    [Fact]
    public async Task A_wake_runs_what_is_due_and_a_repeated_one_finds_nothing()
    {
        await DeclareAsync(("db", Port));
        await WakeAsync(Tick);
        var first = Assert.Single(await ResultsAsync("db", 1));
        Assert.Equal("ok", first.Outcome);
        await WakeAsync(Tick);
        await WakeAsync(Tick);
        await Task.Delay(500, Cancel);
        Assert.Single(await ResultsAsync("db", 1));
        Assert.Equal("up", (await StateAsync("db")).State);
        Assert.Equal("db:unknown>up", await ChangesAsync());
    }

    [Fact]
    public async Task A_check_that_fails_goes_down_and_says_so_in_the_ledger()
    {
        await DeclareAsync(("db", Port), ("dead", DeadPort()));
        for (var minute = 0; minute < 3; minute++)
        {
            await WakeAsync(Tick.AddMinutes(minute));
            await ResultsAsync("dead", minute + 1);
        }

        var dead = await StateAsync("dead");
        Assert.Equal(("down", "fail", CheckReasons.ConnectionRefused), (dead.State, dead.LastOutcome, dead.LastReason));
        Assert.Equal("up", (await StateAsync("db")).State);
        var changes = await ChangesAsync();
        Assert.Contains("dead:suspect>down", changes, StringComparison.Ordinal);
        Assert.Equal(3, changes.Split(' ').Length);
    }

    [Fact]
    public async Task Runs_that_were_missed_are_told_before_the_one_that_came()
    {
        await DeclareAsync(("db", Port));
        await WakeAsync(Tick);
        await ResultsAsync("db", 1);
        await WakeAsync(Tick.AddMinutes(10));
        await ResultsAsync("db", 2);
        Assert.Equal("db:unknown>up db:up>unknown db:unknown>up", await ChangesAsync());
    }

    [Fact]
    public async Task What_is_declared_later_is_watched_and_what_is_retired_is_forgotten()
    {
        await DeclareAsync(("db", Port));
        await WakeAsync(Tick);
        await ResultsAsync("db", 1);
        await DeclareAsync(version: 1, ("web", Port));
        await Task.Delay(CheckLimits.FastTick / 2, Cancel);
        await WakeAsync(Tick.AddSeconds(5));
        await ResultsAsync("web", 1);
        Assert.Equal("civil-registry/web", Assert.Single(await Queries.OfSystemAsync(TenantScope.All, "civil-registry", Tick, Cancel)).Id);
    }

    [Fact]
    public async Task A_probe_that_takes_its_time_holds_up_no_wake()
    {
        // The listener takes the connection and never says a word: the probe ends by its time-out only.
        await DeclareAsync(("db", Port), ("silent", Port.Replace("tcp:", "tls:", StringComparison.Ordinal)));
        await WakeAsync(Tick);
        await ResultsAsync("db", 1);
        await WakeAsync(Tick.AddMinutes(1));
        await ResultsAsync("db", 2);
        Assert.Equal("unknown", (await StateAsync("silent")).State);
    }

    [Fact]
    public async Task A_shard_beyond_the_number_of_shards_does_nothing()
    {
        await DeclareAsync(("db", Port));
        await _cluster.Client.GetGrain<ICheckPlanGrain>("fast/1").WakeAsync(Tick, 1, Cancel);
        await Task.Delay(500, Cancel);
        Assert.Empty(await Queries.ResultsAsync(TenantScope.All, CheckId.Of("civil-registry", "db"), 10, Cancel));
    }

    private string Port => string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    private IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    private CheckQueries Queries => Services.GetRequiredService<CheckQueries>();

    private static string DeadPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private Task WakeAsync(DateTimeOffset tick) => _cluster.Client.GetGrain<ICheckPlanGrain>("fast/0").WakeAsync(tick, 1, Cancel);

    private async Task<CheckRow> StateAsync(string check) =>
        (await Queries.GetAsync(TenantScope.All, CheckId.Of("civil-registry", check), Tick, Cancel))!;

    private async Task<IReadOnlyList<CheckResultRow>> ResultsAsync(string check, int count)
    {
        for (var i = 0; i < 100; i++)
        {
            var rows = await Queries.ResultsAsync(TenantScope.All, CheckId.Of("civil-registry", check), 10, Cancel);
            if (rows.Length >= count)
            {
                // The row is seen before the grain has learnt of its own commit.
                await Task.Delay(100, Cancel);
                return rows;
            }

            await Task.Delay(100, Cancel);
        }

        throw new TimeoutException($"`{check}` has not {count} results");
    }

    private async Task<string> ChangesAsync()
    {
        var changes = new List<string>();
        await foreach (var entry in Services.GetRequiredService<ILedger>().ReadAsync(new StreamId("check-plan/fast/0"), 0, Cancel))
        {
            using var document = entry.Parse();
            var body = document.RootElement.GetProperty("body");
            Assert.Equal("system/checks", document.RootElement.GetProperty("actor").GetString());
            changes.Add($"{body.GetProperty("check").GetString()![15..]}:{body.GetProperty("from").GetString()}>{body.GetProperty("to").GetString()}");
        }

        return string.Join(' ', changes);
    }

    private Task DeclareAsync(params (string Id, string Target)[] checks) => DeclareAsync(0, checks);

    private async Task DeclareAsync(long version, params (string Id, string Target)[] checks)
    {
        Assert.True(TenantId.TryParse("min-interior", out var tenant));
        var document = new JsonObject
        {
            ["name"] = new JsonObject { ["ar"] = "الحالة المدنية", ["fr"] = "État civil", ["en"] = "Civil registry" },
            ["tenant"] = tenant.Value,
            ["kind"] = "register",
            ["phase"] = "production",
            ["criticality"] = "vital",
            ["classification"] = "restricted",
            ["personalData"] = true,
            ["sensitiveData"] = false,
            ["highRisk"] = false,
            ["vitalStateInterest"] = false,
            ["dataCategories"] = new JsonArray(),
            ["placements"] = new JsonArray(),
            ["checks"] = new JsonArray([.. checks.Select(check => new JsonObject
            {
                ["id"] = check.Id, ["kind"] = check.Target[..3], ["target"] = check.Target,
            })]),
        };
        var entry = new NewEntry
        {
            Type = version == 0 ? "estate/system-created/1" : "estate/system-changed/1",
            Time = Tick,
            Tenant = tenant,
            Actor = "u-12",
            Auth = "token",
            Body = CanonicalJson.Write(new JsonObject { ["id"] = "civil-registry", ["document"] = document }),
        };
        await Services.GetRequiredService<ILedger>().AppendAsync(
            new LedgerAppend { Stream = new StreamId("system/min-interior/civil-registry"), ExpectedVersion = version, Entries = [entry] },
            Cancel);
    }
}
