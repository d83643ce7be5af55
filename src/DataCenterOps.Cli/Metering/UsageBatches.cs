using System.Runtime.CompilerServices;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Metering;

/// <summary>Groups events into requests that the server takes: at most 1,000 events and 4 MiB each.</summary>
internal static class UsageBatches
{
    /// <summary>The events in the same order, in as few groups as the bounds allow.</summary>
    public static async IAsyncEnumerable<List<byte[]>> OfAsync(
        IAsyncEnumerable<byte[]> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<byte[]>();
        var bytes = 0L;
        await foreach (var usage in events.WithCancellation(cancellationToken))
        {
            if (batch.Count > 0 && (batch.Count == CliLimits.UsageEvents || bytes + usage.Length + 1 > CliLimits.UsageBytes))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add(usage);
            bytes += usage.Length + 1;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
