using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Tree;

/// <summary>
/// A restore has lost the end of an epoch, and a copy of the log still has it: what was lost follows what was before it, and the next
/// epoch goes on from before the loss, with other entries under the same versions and numbers.
/// </summary>
public sealed class LogOrderTests
{
    private const string Series = "usage/dc1/20261003T080000Z-00000001";
    private static readonly DateTimeOffset Noon = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_lost_range_and_the_next_epoch_both_follow_what_was_before()
    {
        var order = Before();
        var lost = order.Copy();

        Assert.Null(lost.Add(Entry("system/cnas/claims", 3)));
        Assert.Null(lost.Add(Entry("system/cnas/pensions", 1)));
        Assert.Null(lost.Add(Digest(3, 6, 9)));

        Assert.Null(order.Add(Entry("system/cnas/claims", 3)));
        Assert.Null(order.Add(Entry("system/cnas/pensions", 1)));
        Assert.Null(order.Add(Digest(3, 6, 7)));
        Assert.Equal((3, 9, 3, 7), (lost.Digests.Digests, lost.Digests.Facts, order.Digests.Digests, order.Digests.Facts));
    }

    [Fact]
    public void The_next_epoch_knows_nothing_of_what_was_lost()
    {
        var order = Before();
        var lost = order.Copy();
        Assert.Null(lost.Add(Entry("system/cnas/claims", 3)));
        Assert.Null(lost.Add(Digest(3, 6, 9)));

        Assert.Contains("entries are missing", order.Add(Entry("system/cnas/claims", 4)), StringComparison.Ordinal);
        Assert.Contains("rows are under no digest", Before().Add(Digest(3, 10, 12)), StringComparison.Ordinal);
        Assert.Contains("rows are under no digest", lost.Add(Digest(4, 11, 12)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_remembers_what_kind_of_log_it_is()
    {
        var foreign = LogOrder.New();
        Assert.Null(foreign.Add("not ours"u8.ToArray()));

        Assert.Contains("those before it have none", foreign.Copy().Add(Entry("a/1", 1)), StringComparison.Ordinal);
        Assert.True(Before().Copy().Streams.AreOurs);
    }

    private static LogOrder Before()
    {
        var order = LogOrder.New();
        Assert.All(
            [Entry("system/cnas/claims", 1), Digest(1, 1, 2), Entry("system/cnas/claims", 2), Digest(2, 3, 5)],
            entry => Assert.Null(order.Add(entry)));
        return order;
    }

    private static byte[] Entry(string stream, long version) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"stream":"{{stream}}","type":"tests/counted/1","version":{{version}}}"""));

    private static byte[] Digest(long version, long first, long last)
    {
        var name = SeriesName.TryParse(Series, out var parsed) ? parsed : throw new FormatException(Series);
        var body = new FactDigest(name, first, last, TreeHash.OfLeaf("x"u8), Noon, Noon.AddMinutes(1)).ToBody();
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"actor":"system/digest","auth":"program","body":{{Encoding.UTF8.GetString(body)}},"outcome":"applied","stream":"digest/{{Series}}","time":"2026-10-03T12:01:00.000000Z","type":"ledger/facts-digested/1","v":1,"version":{{version}}}"""));
    }
}
