using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Tree;

public sealed class CheckpointRetentionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_of_each_hour_stays_and_the_newest_with_a_quorum()
    {
        CheckpointMark[] marks =
        [
            Mark(1, 0), Mark(2, 10, true), Mark(3, 20, true), Mark(4, 30), Mark(5, 59),
            Mark(6, 60), Mark(7, 119, true),
            Mark(8, 240),
        ];

        Assert.Equal([1L, 2, 4, 6], Gone(marks, 100));
    }

    [Fact]
    public void Runs_end_at_what_stays_and_at_their_longest()
    {
        var marks = Enumerable.Range(1, 120).Select(minute => Mark(minute * 10, minute - 1)).ToArray();

        Assert.Equal([(10, 190, 19), (200, 590, 40), (610, 790, 19), (800, 1190, 40)], CheckpointRetention.Surplus(marks, 40));
        Assert.Empty(CheckpointRetention.Surplus([], 40));
    }

    [Fact]
    public void A_clock_that_was_set_back_costs_no_hour_its_newest()
    {
        CheckpointMark[] marks = [Mark(1, 70), Mark(2, 10), Mark(3, 80), Mark(4, 20)];

        Assert.Equal([1L, 2], Gone(marks, 100));
    }

    private static CheckpointMark Mark(long size, int minute, bool hasQuorum = false) => new(size, Noon.AddMinutes(minute), hasQuorum);

    private static IEnumerable<long> Gone(CheckpointMark[] marks, int longest) => marks
        .Select(mark => mark.Size)
        .Where(size => CheckpointRetention.Surplus(marks, longest).Any(run => run.First <= size && size <= run.Last));
}
