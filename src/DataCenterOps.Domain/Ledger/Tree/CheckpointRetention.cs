using System.Collections.Immutable;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// Which stored checkpoints go. Each covers all entries before it, so that a later one proves what an earlier one did; tiles, entries and
/// the times of integration stay, and whoever holds a checkpoint that is gone here can show that it is consistent with any later one.
/// </summary>
public static class CheckpointRetention
{
    /// <summary>
    /// The runs of neighbours that may go: of each hour (UTC) the newest stays, and the newest with a quorum of witnesses, so that
    /// there is one near every moment that is looked back at. The newest of all is the newest of its hour.
    /// </summary>
    /// <param name="marks">Checkpoints of one epoch, by ascending size.</param>
    /// <param name="longest">Checkpoints of one run at most.</param>
    /// <returns>The sizes of the first and the last of each run, ascending.</returns>
    public static ImmutableArray<(long First, long Last, int Count)> Surplus(IReadOnlyList<CheckpointMark> marks, int longest)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var (hours, cosigned) = (new HashSet<long>(), new HashSet<long>());
        var runs = new List<(long First, long Last, int Count)>();
        var isOpen = false;
        for (var i = marks.Count - 1; i >= 0; i--)
        {
            var (size, hour) = (marks[i].Size, marks[i].SignedAt.UtcTicks / TimeSpan.TicksPerHour);
            var isNewest = hours.Add(hour);
            if (isNewest | (marks[i].HasQuorum && cosigned.Add(hour)))
            {
                isOpen = false;
            }
            else if (isOpen && runs[^1].Count < longest)
            {
                runs[^1] = (size, runs[^1].Last, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((size, size, 1));
                isOpen = true;
            }
        }

        runs.Reverse();
        return [.. runs];
    }
}
