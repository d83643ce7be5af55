using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Components;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DataCenterOps.Host.Tests.Durability;

/// <summary>
/// SIGKILL at random moments under load, again and again over one ledger: the program, and with PostgreSQL in turn its server. Whatever
/// was acknowledged is there, once, with the answer that it got; what was served is consistent with the tree in the end.
/// </summary>
public sealed class CrashTests : IDisposable
{
    // A tenth of what `tests/run --soak` does.
    private const int CrashRounds = 20;
    private const int PostgresRounds = 5;
    private const int Soak = 10;

    // One in so many is killed while it starts.
    private const int EarlyEvery = 5;
    // Answers after which the moment may come: what was unknown is repeated by then, and the load flows.
    private const int AnswersPerRound = 60;
    private const int MomentMilliseconds = 600;

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-crash-").FullName;
    private readonly Load _load = new();
    private PostgresServer? _server;
    private string? _postgres;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task Nothing_that_was_acknowledged_is_lost_or_done_twice_by_kills() => EmbeddedAsync(CrashRounds);

    [Fact(Explicit = true)]
    public Task Nothing_that_was_acknowledged_is_lost_or_done_twice_by_200_kills() => EmbeddedAsync(CrashRounds * Soak);

    [Fact]
    public Task Nothing_that_was_acknowledged_is_lost_or_done_twice_by_kills_of_program_and_server() => PostgresAsync(PostgresRounds);

    [Fact(Explicit = true)]
    public Task Nothing_that_was_acknowledged_is_lost_or_done_twice_by_50_kills_of_program_and_server() => PostgresAsync(PostgresRounds * Soak);

    private async Task EmbeddedAsync(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            await KillProgramAsync(isEarly: round % EarlyEvery == EarlyEvery - 1);
        }

        await SettleAsync();
    }

    private async Task PostgresAsync(int rounds)
    {
        Assert.SkipUnless(PostgresServer.Programs is not null, PostgresServer.Absent ?? "");
        await using var server = _server = await PostgresServer.StartAsync();
        _postgres = await server.CreateDatabaseAsync();
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                await KillServerAsync();
            }
            else
            {
                await KillProgramAsync(isEarly: false);
            }

            await ForgetTheLeaseAsync();
        }

        await SettleAsync();
    }

    private async Task KillProgramAsync(bool isEarly)
    {
        using var victim = Victim.Start(_folder, _postgres);
        if (isEarly)
        {
            await Moment();
            victim.Kill();
            return;
        }

        await victim.ReadyAsync(Cancel);
        var (answers, running) = (_load.Answers, _load.RunAsync(victim, Cancel));
        await MoreAsync(answers + AnswersPerRound, running);
        await Moment();
        victim.Kill();
        await running;
    }

    // The program lives on, and goes on by itself when its server is back.
    private async Task KillServerAsync()
    {
        using var victim = Victim.Start(_folder, _postgres);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await victim.ReadyAsync(Cancel);
        var (answers, unknown, running) = (_load.Answers, _load.Unknown, _load.RunAsync(victim, stop.Token));
        await MoreAsync(answers + AnswersPerRound, running);
        await Moment();
        await _server!.KillProcessesAsync();
        while (_load.Unknown == unknown && !running.IsCompleted)
        {
            await Task.Delay(20, Cancel);
        }

        await _server.RestartAsync();
        await MoreAsync(_load.Answers, running);
        await stop.CancelAsync();
        await running;
    }

    /// <summary>Everything is repeated and sealed; then the database alone is asked what is true.</summary>
    private async Task SettleAsync()
    {
        string keys;
        using (var victim = Victim.Start(_folder, _postgres))
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            await victim.ReadyAsync(Cancel);
            var running = _load.RunAsync(victim, stop.Token);
            await MoreAsync(_load.Answers, running);
            await stop.CancelAsync();
            await running;
            await _load.RepeatAllAsync(victim);
            while (await victim.AskAsync("behind-0001", "behind") != bool.FalseString)
            {
                await Task.Delay(100, Cancel);
            }

            await _load.LookAsync(victim, "look-last");
            keys = Encoding.UTF8.GetString(Convert.FromBase64String((await victim.AskAsync("keys-0001", "keys"))!));
        }

        await using var services = new ServiceCollection().AddLogging()
            .AddPersistence(new StorageOptions { DataFolder = _folder, Postgres = _postgres }).BuildServiceProvider();
        await SeeEntriesAsync(services.GetRequiredService<ILedger>());
        Assert.True(NoteVerifiers.TryParse(keys, out var verifiers, out var error), error);
        Assert.NotEmpty(_load.Served);
        var log = new StoredLog(services.GetRequiredService<TreeQueries>(), services.GetRequiredService<BundleQueries>(), _load.Served);
        var verdict = await LogVerifier.RunAsync(log, verifiers, _ => { }, Cancel);
        Assert.Null(verdict.Problem);
        Assert.Equal((_load.Served.Count, true), (verdict.Checkpoints, verdict.AreOurs));
        await SeeViewsAsync(services);
        TestContext.Current.SendDiagnosticMessage(
            $"{_load.Acknowledged.Count} commands, {_load.Unknown} of unknown outcome, {_load.Served.Count} checkpoints over {verdict.Newest!.Size} entries");
    }

    private async Task SeeEntriesAsync(ILedger ledger)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entry in ledger.ReadAllAsync(0, Cancel))
        {
            using var document = entry.Parse();
            if (document.RootElement.TryGetProperty("op", out var op) && op.GetString()!.StartsWith("crash-", StringComparison.Ordinal))
            {
                Assert.True(
                    found.TryAdd(op.GetString()!, string.Create(CultureInfo.InvariantCulture, $"done {entry.Position} {entry.Version}")), $"{op} is there twice");
            }
        }

        Assert.InRange(_load.Unknown, 1, int.MaxValue);
        foreach (var (operation, answer) in _load.Acknowledged)
        {
            Assert.Equal(answer, found.GetValueOrDefault(operation, $"`{operation}` is lost"));
        }
    }

    private static async Task SeeViewsAsync(IServiceProvider services)
    {
        var live = await ViewsAsync(services);
        await services.GetRequiredService<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(live, await ViewsAsync(services));
    }

    private static async Task<IReadOnlyList<string>> ViewsAsync(IServiceProvider services)
    {
        var rows = new List<string>();
        foreach (var table in services.GetServices<IProjection>().SelectMany(projection => projection.Tables))
        {
            rows.AddRange((await Rows.OfAsync(services.GetRequiredService<IReadDatabase>(), table)).Select(row => $"{table}: {row}"));
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    // Fifteen seconds are over.
    private async Task ForgetTheLeaseAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_postgres) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand("UPDATE ledger_sealer SET until_at = 0", connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task MoreAsync(long than, Task running)
    {
        while (_load.Answers <= than && !running.IsCompleted)
        {
            await Task.Delay(10, Cancel);
        }

        // A writer that failed says why.
        if (running.IsCompleted)
        {
            await running;
            Assert.Fail("the program died by itself");
        }
    }

    private static Task Moment() => Task.Delay(RandomNumberGenerator.GetInt32(MomentMilliseconds), Cancel);
}
