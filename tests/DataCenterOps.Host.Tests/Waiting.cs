namespace DataCenterOps.Host.Tests;

/// <summary>Waiting for what another process does in its own time.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks again and again until there is an answer; fails with <paramref name="what"/> after <paramref name="limit"/>.</summary>
    public static async Task<T> ForAsync<T>(string what, TimeSpan limit, Func<CancellationToken, Task<T?>> ask)
        where T : class
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        time.CancelAfter(limit);
        try
        {
            while (true)
            {
                if (await ask(time.Token) is { } answer)
                {
                    return answer;
                }

                await Task.Delay(Pause, time.Token);
            }
        }
        catch (OperationCanceledException exception) when (time.IsCancellationRequested)
        {
            throw new TimeoutException($"{what} did not happen within {limit}", exception);
        }
    }
}
