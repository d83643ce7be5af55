using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Digests;

public sealed class DigestOrderTests
{
    private const string A = "usage/dc1/20261003T080000Z-00000001";
    private const string B = "checks/dc1/20261003T080000Z-00000002";
    private static readonly DateTimeOffset Noon = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_series_goes_on_where_it_was()
    {
        var order = new DigestOrder();
        Assert.All(
            [Entry(A, 1, 5), Entry(B, 1, 1), """{"type":"tests/counted/1"}"""u8.ToArray(), Entry(A, 6, 6), Entry(B, 2, 90), Entry(A, 7, 20)],
            entry => Assert.Null(order.Add(entry)));
        Assert.Equal((5, 110), (order.Digests, order.Facts));
    }

    [Theory]
    [InlineData(7, 9, "rows are under no digest")]
    [InlineData(5, 9, "rows are under two digests")]
    [InlineData(1, 5, "rows are under two digests")]
    public void A_gap_and_an_overlap_are_found(long first, long last, string problem)
    {
        var order = new DigestOrder();
        Assert.Null(order.Add(Entry(A, 1, 5)));
        Assert.Contains(problem, order.Add(Entry(A, first, last)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_does_not_begin_with_its_first_row_has_lost_a_digest() =>
        Assert.Contains("rows are under no digest", new DigestOrder().Add(Entry(A, 2, 5)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"count\":5", "\"count\":4")]
    [InlineData("\"first\":1", "\"first\":0")]
    [InlineData("\"last\":5", "\"last\":0")]
    [InlineData("\"root\":\"", "\"root\":\"x")]
    [InlineData("\"series\":\"usage/", "\"series\":\"usage/x/")]
    [InlineData("\"to\":\"2026-10-03T12:01:00Z\"", "\"to\":\"2026-10-03T11:01:00Z\"")]
    [InlineData("\"from\":\"", "\"from\":\"on ")]
    [InlineData("\"stream\":\"digest/usage", "\"stream\":\"digest/checks")]
    [InlineData("\"outcome\":\"applied\"", "\"outcome\":\"refused\"")]
    public void A_digest_that_contradicts_itself_is_found(string part, string other)
    {
        var text = Encoding.UTF8.GetString(Entry(A, 1, 5));
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.NotNull(new DigestOrder().Add(Encoding.UTF8.GetBytes(text.Replace(part, other, StringComparison.Ordinal))));
    }

    [Fact]
    public void What_an_entry_says_is_read_back()
    {
        var digest = Digest(A, 3, 9);
        Assert.True(FactDigest.TryRead(Entry(A, 3, 9), out var read, out _));
        Assert.Equal((digest, 7), (read, read.Count));
        Assert.Equal("digest/" + A, read.Series.Stream.Value);
        Assert.Equal("usage", read.Series.Table);
    }

    [Theory]
    [InlineData("usage/dc1")]
    [InlineData("usage/dc1/x/y")]
    [InlineData("usage//x")]
    [InlineData("usage/d c/x")]
    [InlineData("usage/é/x")]
    [InlineData("")]
    [InlineData(null)]
    public void What_names_no_series_is_refused(string? text) => Assert.False(SeriesName.TryParse(text, out _));

    private static FactDigest Digest(string series, long first, long last) => new(
        SeriesName.TryParse(series, out var name) ? name : throw new FormatException(series), first, last, TreeHash.OfLeaf("x"u8), Noon, Noon.AddMinutes(1));

    private static byte[] Entry(string series, long first, long last) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"actor":"system/digest","auth":"program","body":{{Encoding.UTF8.GetString(Digest(series, first, last).ToBody())}},"outcome":"applied","stream":"digest/{{series}}","time":"2026-10-03T12:01:00.000000Z","type":"ledger/facts-digested/1","v":1,"version":1}"""));
}
