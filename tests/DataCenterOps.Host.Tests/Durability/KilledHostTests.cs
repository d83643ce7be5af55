using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using DataCenterOps.Components;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.Extensions.DependencyInjection;
using static DataCenterOps.Host.Tests.Durability.EstateClient;

namespace DataCenterOps.Host.Tests.Durability;

/// <summary>The program is killed in the middle of work, as by a power cut, again and again: the whole of it, by way of HTTP.</summary>
public sealed class KilledHostTests : IDisposable
{
    private const int Writers = 12;
    private const int AtLeast = 50;
    private const int Rounds = 2;
    private const int Soak = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-killed-").FullName;
    private readonly ConcurrentQueue<(Put Put, Answered Answer)> _acknowledged = new();
    private readonly ConcurrentQueue<Put> _unknown = new();
    private readonly ConcurrentDictionary<string, byte[]> _served = new(StringComparer.Ordinal);
    private int _round;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task Everything_that_was_acknowledged_is_there_after_kills_and_repeats_change_nothing() => KilledAsync(Rounds);

    [Fact(Explicit = true)]
    public Task Everything_that_was_acknowledged_is_there_after_20_kills_and_repeats_change_nothing() => KilledAsync(Rounds * Soak);

    private async Task KilledAsync(int rounds)
    {
        for (_round = 0; _round < rounds; _round++)
        {
            await using var host = await StartAsync();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var until = _acknowledged.Count + AtLeast;
            var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(host.Address, writer, until, enough)).ToArray();
            var watcher = WatchAsync(host.Address);
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            host.Kill();
            await Task.WhenAll(writers);
            await watcher;
        }

        string keys;
        await using (var host = await StartAsync())
        {
            using var client = new EstateClient(host.Address, HostProcess.Token);
            await SettleAsync(client);
            await SeeSealedAsync(client);
            keys = (await client.GetAsync("/api/v1/ledger/vkey")).Text;
        }

        await VerifyAsync(keys);
    }

    private async Task SettleAsync(EstateClient client)
    {
        Assert.InRange(_acknowledged.Count, AtLeast, int.MaxValue);
        Assert.NotEmpty(_unknown);
        var versions = await SeeWhatWasAcknowledgedAsync(client);
        foreach (var (put, _) in _acknowledged)
        {
            // Taken for something new, it would be refused: what it says of the version is long out of date.
            var repeated = await client.SendAsync(put);
            Assert.True(repeated.IsDone, $"{put}: {repeated}");
        }

        Assert.Equal(versions, await SeeWhatWasAcknowledgedAsync(client));

        // What broke off is done now, once, whether or not it was done then.
        foreach (var put in _unknown)
        {
            var settled = await client.SendAsync(put);
            Assert.True(settled.IsDone, settled.Text);
            Assert.Equal(settled.ETag, (await client.SendAsync(put)).ETag);
            var read = await client.ReadAsync(put.System);
            Assert.Equal(settled.ETag, read.ETag);
            Assert.Contains(put.Name, read.Text, StringComparison.Ordinal);
        }
    }

    // What was done last is under a checkpoint, too.
    private async Task SeeSealedAsync(EstateClient client)
    {
        await LookAsync(client);
        var before = _served.Count;
        Assert.NotEqual(0, before);
        Assert.True((await client.SendAsync(new Put("killed-last", "Name", "killed-last-operation", null))).IsDone);
        await Waiting.ForAsync("a later checkpoint", TimeSpan.FromMinutes(1), async _ =>
        {
            await LookAsync(client);
            return _served.Count > before ? _served : null;
        });
    }

    private async Task VerifyAsync(string keys)
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddPersistence(new StorageOptions { DataFolder = _folder }).BuildServiceProvider();
        Assert.True(NoteVerifiers.TryParse(keys, out var verifiers, out var error), error);
        var log = new StoredLog(services.GetRequiredService<TreeQueries>(), services.GetRequiredService<BundleQueries>(), [.. _served.Values]);
        var verdict = await LogVerifier.RunAsync(log, verifiers, _ => { }, TestContext.Current.CancellationToken);
        Assert.Null(verdict.Problem);
        Assert.Equal((_served.Count, true), (verdict.Checkpoints, verdict.AreOurs));
        TestContext.Current.SendDiagnosticMessage(
            $"{_acknowledged.Count} commands, {_unknown.Count} of unknown outcome, {_served.Count} checkpoints over {verdict.Newest!.Size} entries");
    }

    // Until it is killed.
    private async Task WatchAsync(Uri address)
    {
        using var client = new EstateClient(address, HostProcess.Token);
        try
        {
            while (true)
            {
                await LookAsync(client);
                await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // What was not served whole was not served.
        }
    }

    private async Task LookAsync(EstateClient client)
    {
        var answer = await client.GetAsync("/ledger/checkpoint");
        if (answer.IsDone)
        {
            _served.TryAdd(answer.Text, Encoding.UTF8.GetBytes(answer.Text));
        }
    }

    private Task<HostProcess> StartAsync() =>
        HostProcess.StartAsync(new HostStart { Data = _folder, Estate = Repository.SampleEstate });

    // Each system is declared, then changed again and again by what its last answer said.
    private async Task WriteAsync(Uri address, int writer, int until, TaskCompletionSource enough)
    {
        using var client = new EstateClient(address, HostProcess.Token);
        string? version = null;
        for (var i = 0; ; i++)
        {
            var put = new Put(
                string.Create(CultureInfo.InvariantCulture, $"killed-{_round}-{writer}-{i / 5}"),
                string.Create(CultureInfo.InvariantCulture, $"Name {_round} {writer} {i}."),
                string.Create(CultureInfo.InvariantCulture, $"killed-{_round}-{writer}-{i}"),
                i % 5 == 0 ? null : version);
            if (await client.TryAsync(put) is not { } answer)
            {
                _unknown.Enqueue(put);
                return;
            }

            Assert.True(answer.IsDone, $"{put}: {answer}");
            _acknowledged.Enqueue((put, answer));
            version = answer.ETag;
            if (_acknowledged.Count >= until)
            {
                enough.TrySetResult();
            }
        }
    }

    private async Task<string> SeeWhatWasAcknowledgedAsync(EstateClient client)
    {
        var versions = new List<string>();
        var unknown = _unknown.Select(put => put.System).ToHashSet(StringComparer.Ordinal);
        foreach (var last in _acknowledged.GroupBy(done => done.Put.System, StringComparer.Ordinal).Select(system => system.Last()))
        {
            var read = await client.ReadAsync(last.Put.System);
            Assert.True(read.IsDone, $"{last.Put}: {read}");
            versions.Add($"{last.Put.System} {read.ETag}");

            // One command may have been done whose answer never came.
            if (read.ETag != last.Answer.ETag)
            {
                Assert.Contains(last.Put.System, unknown);
                continue;
            }

            Assert.Contains(last.Put.Name, read.Text, StringComparison.Ordinal);
        }

        return string.Join('\n', versions);
    }
}
