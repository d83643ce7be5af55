using System.Diagnostics;
using System.Globalization;
using DataCenterOps.Api.Estate;
using DataCenterOps.Benchmarks.Estate;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Estate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Benchmarks.Access;

/// <summary>
/// What it costs to know who asks: one system read by its id, and a list of a hundred, each through the API with token, permission and
/// tenant's filter, and by the same endpoint in the same pipeline with none of them, in turns and in one process.
/// </summary>
internal static class AccessOverhead
{
    private const int Callers = 32;
    private const int Rounds = 7;
    private const double Share = 15;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("dcops-bench-access-").FullName;
        var figures = new List<Figure>(await MeasureAsync("SQLite", new StorageOptions { DataFolder = folder }, cancellationToken));
        if (PostgresServer.Programs is not null)
        {
            await using var server = await PostgresServer.StartAsync();
            figures.AddRange(await MeasureAsync(
                "PostgreSQL", new StorageOptions { DataFolder = folder, Postgres = await server.CreateDatabaseAsync() }, cancellationToken));
        }

        Directory.Delete(folder, recursive: true);
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string database, StorageOptions storage, CancellationToken cancellationToken)
    {
        await using var edge = await BenchEdge.StartAsync(storage, GeneratedEstate.Files(5, 200), Bare, cancellationToken);
        return
        [
            await CompareAsync($"authenticated : open, one system, {database}", edge, "systems/sys-00000", cancellationToken),
            await CompareAsync($"authenticated : open, 100 systems, {database}", edge, "systems?limit=100", cancellationToken),
        ];
    }

    // The same endpoints in the same pipeline, without what is measured: nobody is asked who they are, what they may or whose it is.
    private static void Bare(WebApplication app)
    {
        app.MapGet("/bare/systems", async (EstateQueries estate, HttpContext http, int? limit, string? after) =>
        {
            var page = await estate.ListAsync(TenantScope.All, "System", limit ?? 100, after, http.RequestAborted);
            return new Api.Problems.JsonPage(page.Items.Select(row => DeclaredJson.Write(row)), page.Next);
        });
        app.MapGet("/bare/systems/{id}", async (EstateQueries estate, HttpContext http) =>
        {
            var row = await estate.GetAsync(TenantScope.All, "System", (string)http.GetRouteValue("id")!, http.RequestAborted);
            http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{row!.Version}\"");
            return Results.Text(DeclaredJson.Write(row), "application/json");
        });
    }

    private static async Task<Figure> CompareAsync(string name, BenchEdge edge, string path, CancellationToken cancellationToken)
    {
        var (open, asked) = (Connection.Request($"/bare/{path}", null), Connection.Request($"/api/v1/{path}", edge.Token));
        var connections = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Connection.OpenAsync(edge.Port, cancellationToken)));
        var (without, with) = (new List<Rate>(), new List<Rate>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (bare, whole) = (await RateAsync(connections, open, cancellationToken), await RateAsync(connections, asked, cancellationToken));
            if (round > 0)
            {
                // The first round warms both up.
                without.Add(bare);
                with.Add(whole);
            }
        }

        Array.ForEach(connections, connection => connection.Dispose());
        var (slow, fast) = (Median(with, rate => rate.PerSecond), Median(without, rate => rate.PerSecond));
        var (dear, cheap) = (Median(with, rate => rate.Microseconds), Median(without, rate => rate.Microseconds));
        return Figure.AtMost(name, 100 * (1 - (slow / fast)), Share, "% less", string.Create(
            CultureInfo.InvariantCulture,
            $"{slow:N0}/s : {fast:N0}/s; {dear:N1} : {cheap:N1} µs of processor each; {Callers} callers, medians of {Rounds} rounds in turns"));
    }

    private static async Task<Rate> RateAsync(Connection[] connections, byte[] request, CancellationToken cancellationToken)
    {
        var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var counts = await Task.WhenAll(connections.Select(connection => Task.Run(
            async () =>
            {
                var count = 0;
                for (; Stopwatch.GetElapsedTime(started) < Round; count++)
                {
                    await connection.SendAsync(request, cancellationToken);
                }

                return count;
            },
            cancellationToken)));
        return new Rate(
            counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds,
            (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / counts.Sum());
    }

    private static double Median(List<Rate> rates, Func<Rate, double> of) => rates.Select(of).Order().ElementAt(rates.Count / 2);

    // The processor's time is that of server and client together; unlike the rate it does not hang on what else the machine does.
    private sealed record Rate(double PerSecond, double Microseconds);
}
