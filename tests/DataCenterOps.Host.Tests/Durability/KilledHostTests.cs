using System.Collections.Concurrent;
using System.Globalization;
using DataCenterOps.Components;
using static DataCenterOps.Host.Tests.Durability.EstateClient;

namespace DataCenterOps.Host.Tests.Durability;

/// <summary>The program is killed in the middle of work, as by a power cut.</summary>
public sealed class KilledHostTests : IDisposable
{
    private const int Writers = 12;
    private const int AtLeast = 50;

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-killed-").FullName;
    private readonly ConcurrentQueue<(Put Put, Answered Answer)> _acknowledged = new();
    private readonly ConcurrentQueue<Put> _unknown = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Everything_that_was_acknowledged_is_there_after_a_kill_and_repeats_change_nothing()
    {
        await using (var host = await StartAsync())
        {
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(host.Address, writer, enough)).ToArray();
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            host.Kill();
            await Task.WhenAll(writers);
        }

        Assert.InRange(_acknowledged.Count, AtLeast, int.MaxValue);
        Assert.NotEmpty(_unknown);
        await using var again = await StartAsync();
        using var client = new EstateClient(again.Address, HostProcess.Token);
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

    private Task<HostProcess> StartAsync() =>
        HostProcess.StartAsync(new HostStart { Data = _folder, Estate = Repository.SampleEstate });

    // Each system is declared, then changed again and again by what its last answer said.
    private async Task WriteAsync(Uri address, int writer, TaskCompletionSource enough)
    {
        using var client = new EstateClient(address, HostProcess.Token);
        string? version = null;
        for (var i = 0; ; i++)
        {
            var put = new Put(
                string.Create(CultureInfo.InvariantCulture, $"killed-{writer}-{i / 5}"),
                string.Create(CultureInfo.InvariantCulture, $"Name {writer} {i}."),
                string.Create(CultureInfo.InvariantCulture, $"killed-{writer}-{i}"),
                i % 5 == 0 ? null : version);
            if (await client.TryAsync(put) is not { } answer)
            {
                _unknown.Enqueue(put);
                return;
            }

            Assert.True(answer.IsDone, $"{put}: {answer}");
            _acknowledged.Enqueue((put, answer));
            version = answer.ETag;
            if (_acknowledged.Count >= AtLeast)
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
