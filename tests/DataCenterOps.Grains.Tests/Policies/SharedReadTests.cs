using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Grains.Tests.Policies;

public sealed class SharedReadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_gets_what_was_being_read_before_they_asked()
    {
        var begun = new SemaphoreSlim(0);
        var release = new SemaphoreSlim(0);
        var value = 0;
        var reads = 0;
        var shared = new SharedRead<int>(async () =>
        {
            Interlocked.Increment(ref reads);
            var seen = Volatile.Read(ref value);
            begun.Release();
            await release.WaitAsync(Cancel);
            return seen;
        });

        var first = shared.ReadAsync(Cancel);
        await begun.WaitAsync(Cancel);
        Volatile.Write(ref value, 1);
        var later = Enumerable.Range(0, 100).Select(_ => shared.ReadAsync(Cancel)).ToArray();
        release.Release(2);

        Assert.Equal(0, await first);
        Assert.All(await Task.WhenAll(later), seen => Assert.Equal(1, seen));
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task One_that_fails_fails_for_its_readers_alone()
    {
        var reads = 0;
        var shared = new SharedRead<int>(() =>
            Interlocked.Increment(ref reads) == 1 ? Task.FromException<int>(new IOException("lost")) : Task.FromResult(7));

        await Assert.ThrowsAsync<IOException>(() => shared.ReadAsync(Cancel));
        Assert.Equal(7, await shared.ReadAsync(Cancel));
    }

    [Fact]
    public async Task One_caller_that_leaves_takes_nobody_along()
    {
        var release = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shared = new SharedRead<int>(() => release.Task);
        using var leaving = new CancellationTokenSource();

        var left = shared.ReadAsync(leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        release.SetResult(3);

        Assert.Equal(3, await shared.ReadAsync(Cancel));
    }
}
