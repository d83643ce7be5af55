using System.Text;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using DataCenterOps.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Scheduling.Tests;

public sealed class SchedulingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-quartz-").FullName;
    private readonly CountedWork _rating = new();
    private readonly MetricCatalogue _metrics = new("1.0.0", "test");
    private readonly Wakes _wakes;
    private readonly IGrainFactory _grains;

    public SchedulingTests() => (_grains, _wakes) = Wakes.New();

    [Fact]
    public async Task A_restart_keeps_every_job_once_and_rates_again()
    {
        for (var start = 1; start <= 3; start++)
        {
            using (var host = await StartAsync())
            {
                await UntilAsync(() => _rating.Runs == start);
                await host.StopAsync(Cancel);
            }

            Assert.Equal(JobNames.All.Length, Count("qrtz_job_details"));
            Assert.Equal(JobNames.All.Length, Count("qrtz_triggers"));
        }

        Assert.Equal("system/rating", _rating.Caller);
    }

    [Fact]
    public async Task A_plan_wakes_each_of_its_shards_at_the_tick()
    {
        using var host = await StartAsync(options => options.FastShards = 3);
        await UntilAsync(() => _wakes.Seen.Count(wake => wake.Shard.StartsWith("fast/", StringComparison.Ordinal)) >= 3);
        await host.StopAsync(Cancel);
        var tick = _wakes.Seen.First(wake => wake.Shard == "fast/0").Tick;
        Assert.Equal(0, tick.UtcTicks % TimeSpan.FromSeconds(5).Ticks);
        var woken = _wakes.Seen.Where(wake => wake.Tick == tick && wake.Shard.StartsWith("fast/", StringComparison.Ordinal));
        Assert.Equal("fast/0 fast/1 fast/2", string.Join(' ', woken.Select(wake => wake.Shard).Order(StringComparer.Ordinal)));
        Assert.All(woken, wake => Assert.Equal((3, "system/checks"), (wake.Count, wake.Caller)));
    }

    [Fact]
    public async Task A_job_that_fails_reports_no_success_and_fires_again()
    {
        _rating.Fails = true;
        using (var host = await StartAsync())
        {
            await UntilAsync(() => _rating.Runs == 1);
            await host.StopAsync(Cancel);
        }

        Assert.DoesNotContain("last_success_timestamp_seconds{job_name=\"rating\"}", await ScrapeAsync(), StringComparison.Ordinal);
        _rating.Fails = false;
        using (var host = await StartAsync())
        {
            await UntilAsync(() => _rating.Runs == 2);
            await host.StopAsync(Cancel);
        }

        Assert.Contains("last_success_timestamp_seconds{job_name=\"rating\"}", await ScrapeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misfires_of_every_job_are_counted_from_zero()
    {
        using var host = await StartAsync();
        await host.StopAsync(Cancel);
        var text = await ScrapeAsync();
        Assert.All(JobNames.All, job =>
            Assert.Contains($"dcops_job_misfires_total{{job_name=\"{job}\"}} ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_nodes_on_one_database_wake_each_shard_once_a_tick()
    {
        Assert.SkipUnless(PostgresServer.Programs is not null, PostgresServer.Absent ?? "");
        await using var server = await PostgresServer.StartAsync();
        var postgres = await server.CreateDatabaseAsync();
        using (var first = await StartAsync(options => options.Postgres = postgres))
        using (var second = await StartAsync(options => options.Postgres = postgres))
        {
            await UntilAsync(() => _wakes.Seen.DistinctBy(wake => wake.Tick).Count() >= 3);
            await first.StopAsync(Cancel);
            await second.StopAsync(Cancel);
        }

        Assert.All(_wakes.Seen.CountBy(wake => (wake.Shard, wake.Tick)), wake => Assert.Equal(1, wake.Value));
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_host_with_wrong_numbers_does_not_start() =>
        await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(options => options.FastShards = 0));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 300 && !condition(); i++)
        {
            await Task.Delay(50, Cancel);
        }

        Assert.True(condition());
    }

    private async Task<IHost> StartAsync(Action<SchedulingOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddSingleton(_metrics).AddSingleton(_metrics.Jobs);
        builder.Services.AddSingleton(_grains);
        builder.Services.AddSingleton<ICallerTokens, NoTokens>();
        builder.Services.AddSingleton<SystemCalls>();
        builder.Services.AddScheduling(options =>
        {
            options.DataFolder = _folder;
            configure?.Invoke(options);
        });
        builder.Services.AddKeyedSingleton<IScheduledWork>(JobNames.Rating, _rating);
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return host;
    }

    private long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "quartz.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is one of this test's own.
        command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private async Task<string> ScrapeAsync()
    {
        using var stream = new MemoryStream();
        await new MetricsText(_metrics).WriteAsync(stream, MetricsPart.All, openMetrics: false, Cancel);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
