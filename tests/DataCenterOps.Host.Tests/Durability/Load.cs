using System.Collections.Concurrent;
using System.Globalization;

namespace DataCenterOps.Host.Tests.Durability;

/// <summary>
/// Writers that declare systems as fast as they are answered, and remember every answer. A command whose outcome is unknown comes
/// first at the next start, under the same operation id, and behind it one that was answered before.
/// </summary>
internal sealed class Load
{
    private const int Writers = 12;
    private const int SystemsPerWriter = 4;

    private readonly int[] _next = new int[Writers];
    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> _served = new(StringComparer.Ordinal);
    private long _answers;
    private int _unknown;

    /// <summary>The answer to each command that got one.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => _acknowledged;

    /// <summary>Every checkpoint that was served.</summary>
    public IReadOnlyCollection<byte[]> Served => [.. _served.Values];

    /// <summary>How many answers there were, repeats included.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>How often nobody could tell whether a command was done.</summary>
    public int Unknown => _unknown;

    /// <summary>Sends until the victim is dead, or told to stop.</summary>
    public Task RunAsync(Victim victim, CancellationToken stop) => Task.WhenAll(
        Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(victim, writer, stop), CancellationToken.None))
            .Append(Task.Run(() => WatchAsync(victim, stop), CancellationToken.None)));

    /// <summary>Asks for the newest checkpoint and keeps it.</summary>
    /// <returns>Whether there was an answer; otherwise the victim is dead.</returns>
    public async Task<bool> LookAsync(Victim victim, string operation)
    {
        var answer = await victim.AskAsync(operation, "checkpoint");

        // Of a server that is away there is none.
        if (answer is not (null or "none" or "unavailable") && !answer.StartsWith("failed ", StringComparison.Ordinal))
        {
            _served.TryAdd(answer, Convert.FromBase64String(answer));
        }

        return answer is not null;
    }

    /// <summary>Repeats all that was ever acknowledged.</summary>
    public async Task RepeatAllAsync(Victim victim)
    {
        foreach (var chunk in _acknowledged.Keys.Chunk(200))
        {
            await Task.WhenAll(chunk.Select(operation => SendAsync(victim, operation)));
        }
    }

    private async Task WriteAsync(Victim victim, int writer, CancellationToken stop)
    {
        if (_next[writer] > 0 && !await SendAsync(victim, Name(writer, _next[writer] - 1)))
        {
            return;
        }

        // The writer's number goes up only when its command is answered: what is unknown is the first to be sent again.
        while (!stop.IsCancellationRequested && await SendAsync(victim, Name(writer, _next[writer])))
        {
            _next[writer]++;
        }
    }

    private async Task WatchAsync(Victim victim, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            if (!await LookAsync(victim, string.Create(CultureInfo.InvariantCulture, $"look-{i}")))
            {
                return;
            }

            await Task.Delay(50, CancellationToken.None);
        }
    }

    /// <returns>Whether it was answered; otherwise the victim is dead.</returns>
    private async Task<bool> SendAsync(Victim victim, string operation)
    {
        while (true)
        {
            switch (await victim.AskAsync(operation, Command(operation)))
            {
                case null:
                    Interlocked.Increment(ref _unknown);
                    return false;
                case "unavailable":
                    // As a client does: the same again, a little later.
                    Interlocked.Increment(ref _unknown);
                    await Task.Delay(100, CancellationToken.None);
                    break;
                case var answer:
                    Assert.StartsWith("done ", answer, StringComparison.Ordinal);
                    Assert.Equal(answer, _acknowledged.GetOrAdd(operation, answer));
                    Interlocked.Increment(ref _answers);
                    return true;
            }
        }
    }

    private static string Name(int writer, int number) => string.Create(CultureInfo.InvariantCulture, $"crash-{writer}-{number}");

    // Everything follows from the operation's name, so a repeat is the same command.
    private static string Command(string operation)
    {
        var parts = operation.Split('-');
        var system = int.Parse(parts[2], CultureInfo.InvariantCulture) % SystemsPerWriter;
        return $"put crash-{parts[1]}-{system} Name-{parts[2]}";
    }
}
