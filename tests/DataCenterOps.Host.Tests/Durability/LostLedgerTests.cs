using System.Diagnostics;
using System.Net;
using DataCenterOps.Components;
using Npgsql;
using static DataCenterOps.Host.Tests.Durability.EstateClient;

namespace DataCenterOps.Host.Tests.Durability;

/// <summary>
/// A disk that is really full, files and databases that take no writes, a server that is gone: commands are answered `ledger.unavailable`,
/// what can be read is read, and when it is mended the same program goes on.
/// </summary>
public sealed class LostLedgerTests
{
    private const int DiskMebibytes = 96;

    private static readonly string[] Files = ["ledger.db", "ledger.db-wal"];

    // The promise is two seconds (`PulseTests`); the rest is for a machine with much else to do. Unbounded, it would be thirty and more.
    private static readonly TimeSpan Noise = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private int _number;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_embedded_program_survives_a_full_disk_and_files_that_take_no_writes()
    {
        using var disk = SmallDisk.TryMount(DiskMebibytes);
        Assert.SkipUnless(disk is not null, "a disk of one's own needs the right to mount");
        var files = Files.Select(name => Path.Combine(disk.Folder, name)).ToArray();
        await using var host = await HostProcess.StartAsync(new HostStart { Data = disk.Folder, Estate = Repository.SampleEstate });
        using var client = new EstateClient(host.Address, HostProcess.Token);
        var first = await DoneAsync(client, Next());

        disk.Fill();
        var lost = await LostAsync(client, first, canRead: true);

        // There is room again, and nobody may write: the writer has closed its files meanwhile.
        if (files.All(file => SmallDisk.TryProtect(file, isProtected: true)))
        {
            disk.Free();
            await LostAsync(client, first, canRead: true, lost);
            Assert.All(files, file => Assert.True(SmallDisk.TryProtect(file, isProtected: false)));
        }

        disk.Free();
        await MendedAsync(client, lost);
    }

    [Fact]
    public async Task A_program_with_a_server_survives_its_death_its_full_disk_and_its_refusal_to_write()
    {
        Assert.SkipUnless(PostgresServer.Programs is not null, PostgresServer.Absent ?? "");
        var data = Directory.CreateTempSubdirectory("dcops-lost-").FullName;
        using var disk = SmallDisk.TryMount(DiskMebibytes);
        await using var server = await PostgresServer.StartAsync();
        var postgres = await server.CreateDatabaseAsync(disk?.Folder);
        await using var host = await HostProcess.StartAsync(new HostStart { Data = data, Estate = Repository.SampleEstate, Postgres = postgres });
        using var client = new EstateClient(host.Address, HostProcess.Token);
        var first = await DoneAsync(client, Next());

        await server.KillProcessesAsync();
        var lost = await LostAsync(client, first, canRead: false);
        await server.RestartAsync();
        await MendedAsync(client, lost);

        await SetAsync(postgres, "on");
        lost = await LostAsync(client, first, canRead: true);
        await SetAsync(postgres, "off");
        await MendedAsync(client, lost);

        if (disk is not null)
        {
            disk.Fill();
            lost = await LostAsync(client, first, canRead: true);
            disk.Free();
            await MendedAsync(client, lost);
        }
    }

    [Fact]
    public async Task A_program_whose_server_stands_still_says_so_soon_and_goes_on_when_it_moves_again()
    {
        Assert.SkipUnless(PostgresServer.Programs is not null, PostgresServer.Absent ?? "");
        var data = Directory.CreateTempSubdirectory("dcops-lost-").FullName;
        await using var server = await PostgresServer.StartAsync();
        await using var host = await HostProcess.StartAsync(
            new HostStart { Data = data, Estate = Repository.SampleEstate, Postgres = await server.CreateDatabaseAsync() });
        using var client = new EstateClient(host.Address, HostProcess.Token);
        var first = await DoneAsync(client, Next());

        await server.PauseAsync();
        var puts = Enumerable.Range(0, 5).Select(_ => Next()).ToArray();

        // Those that meet it, at once, and those that come when it is known: of systems that are in memory and of new ones, and what only looks.
        var met = await Task.WhenAll(
            [.. puts.Select(put => TimedAsync(client.SendAsync(put))), TimedAsync(client.ReadAsync(first.System)), TimedAsync(client.GetAsync("/api/v1/systems"))]);
        var known = await Task.WhenAll([.. puts.Select(put => TimedAsync(client.SendAsync(put))), TimedAsync(client.GetAsync("/api/v1/ledger/entries"))]);
        Assert.All(met.Concat(known), answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Answer.Status));
        Assert.All(met.Concat(known), answer => Assert.Contains("ledger.unavailable", answer.Answer.Text, StringComparison.Ordinal));
        Assert.All(met, answer => Assert.InRange(answer.Time, TimeSpan.Zero, Noise));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/healthz/ready")).Status);
        TestContext.Current.SendDiagnosticMessage($"{met.Max(answer => answer.Time)} when it is met, {known.Max(answer => answer.Time)} when it is known");

        await server.ResumeAsync();
        await MendedAsync(client, puts);
    }

    private static async Task<(Answered Answer, TimeSpan Time)> TimedAsync(Task<Answered> sent)
    {
        var started = Stopwatch.GetTimestamp();
        return (await sent, Stopwatch.GetElapsedTime(started));
    }

    private Put Next() => new($"lost-{++_number}", $"Name {_number}", $"lost-operation-{_number}", null);

    private static async Task<Put> DoneAsync(EstateClient client, Put put)
    {
        var answer = await client.SendAsync(put);
        Assert.True(answer.IsDone, answer.Text);
        return put;
    }

    /// <summary>Commands until none is taken. The program says that it is not ready, and reads.</summary>
    private async Task<IReadOnlyList<Put>> LostAsync(EstateClient client, Put known, bool canRead, IReadOnlyList<Put>? again = null)
    {
        var puts = again ?? await NotTakenAsync(client);
        foreach (var put in again ?? [])
        {
            AssertUnavailable(await client.SendAsync(put));
        }

        await Waiting.ForAsync("its saying that it is not ready", Patience, async _ =>
        {
            var ready = await client.GetAsync("/healthz/ready");
            return ready.Status == HttpStatusCode.ServiceUnavailable ? ready : null;
        });
        if (canRead)
        {
            Assert.Contains(known.Name, (await client.ReadAsync(known.System)).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/systems")).Status);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/ledger/entries")).Status);
        }

        return puts;
    }

    // Five in a row: on a full disk one needs a new page and is not taken, and the next still finds room in an old one.
    private async Task<IReadOnlyList<Put>> NotTakenAsync(EstateClient client)
    {
        var refused = new List<Put>();
        return await Waiting.ForAsync("five commands that are not taken", Patience, async _ =>
        {
            var put = Next();
            var answer = await client.SendAsync(put);
            if (answer.IsDone)
            {
                refused.Clear();
                return null;
            }

            AssertUnavailable(answer);
            refused.Add(put);
            return refused.Count == 5 ? refused : null;
        });
    }

    private static void AssertUnavailable(Answered answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("ledger.unavailable", answer.Text, StringComparison.Ordinal);
    }

    private static async Task MendedAsync(EstateClient client, IReadOnlyList<Put> lost)
    {
        // By itself: nobody sends anything.
        await Waiting.ForAsync("its being ready again", Patience, async _ =>
        {
            var ready = await client.GetAsync("/healthz/ready");
            return ready.Status == HttpStatusCode.OK ? ready : null;
        });
        foreach (var put in lost)
        {
            var answer = await client.SendAsync(put);
            Assert.True(answer.IsDone, answer.Text);
            Assert.Equal(answer.ETag, (await client.SendAsync(put)).ETag);
            Assert.Equal(answer.ETag, (await client.ReadAsync(put.System)).ETag);
        }
    }

    private static async Task SetAsync(string postgres, string readOnly)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        foreach (var sql in (string[])[$"ALTER SYSTEM SET default_transaction_read_only = {readOnly}", "SELECT pg_reload_conf()"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(Cancel);
        }
    }
}
