using System.Buffers;
using System.Text;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Digests;

/// <summary>Rows of two series under three digests: what is missing, changed or in another's place is found, and named as far as a root can tell.</summary>
public sealed class FactsCheckTests
{
    private const string A = "usage/dc1/20261003T080000Z-00000001";
    private const string B = "usage/dc2/20261003T080000Z-00000002";
    private static readonly DateTimeOffset Noon = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Broken => new()
    {
        { "a line less", $"row 4 of `{A}` is missing: the digest in entry 11 was made of it, too" },
        { "the last line less", $"row 3 of `{B}` is missing: the digest in entry 12 was made of it, too" },
        { "a series less", $"row 1 of `{B}` is missing: the digest in entry 12 was made of it, too" },
        { "a digest less", $"row 1 of `{A}` is missing: the digest in entry 10 was made of it, too" },
        { "two lines swapped", $"row 3 of `{A}` is missing: the digest in entry 10 was made of it, too" },
        { "a line twice", $"row 2 of `{A}` stands after row 2: it is there twice, or out of order" },
        { "two rows swapped", $"rows 1 to 3 of `{A}` are not those that the digest in entry 10 was made of: one of them was changed, or has another's place" },
        { "a row changed", $"rows 4 to 5 of `{A}` are not those that the digest in entry 11 was made of: one of them was changed, or has another's place" },
        { "a row more", $"row 4 of `{B}` is under no digest of this time in the ledger" },
        { "another spelling", $"row 1 of `{A}` is not in the form that was hashed" },
        { "no line", "a line is no fact" },
    };

    private static List<(string Series, long Number, string Row)> Rows =>
        [.. Enumerable.Range(1, 5).Select(n => (A, (long)n, Row(n))), .. Enumerable.Range(1, 3).Select(n => (B, (long)n, Row(n)))];

    [Fact]
    public void Whole_rows_hold_in_any_order_of_their_series()
    {
        var check = Digests();
        Assert.Null(Run(check, Rows.OrderBy(row => row.Number)));
        Assert.Equal((8, 3), (check.Rows, check.Digests));
    }

    [Fact]
    public void A_time_asks_for_the_digests_that_it_touches_and_no_others()
    {
        var check = Digests();
        Assert.Null(Run(check, Rows.Where(row => row.Series == A && row.Number > 3), Noon.AddMinutes(1), Noon.AddMinutes(1).AddSeconds(5)));
        Assert.Equal(2, check.Rows);
        Assert.Contains("under no digest of this time", Run(Digests(), Rows, Noon.AddYears(1), Noon.AddYears(2)), StringComparison.Ordinal);
        Assert.Contains("does not say which facts", Digests().Begin("{}"u8.ToArray()), StringComparison.Ordinal);
        Assert.Null(Run(Digests(), [], facts: DigestedTables.Checks));
    }

    [Theory, MemberData(nameof(Broken))]
    public void What_is_not_as_it_was_digested_is_named(string what, string said)
    {
        var rows = Rows;
        switch (what)
        {
            case "a line less": rows.RemoveAt(3); break;
            case "the last line less": rows.RemoveAt(7); break;
            case "a series less": rows.RemoveRange(5, 3); break;
            case "a digest less": rows.RemoveRange(0, 3); break;
            case "two lines swapped": (rows[2], rows[3]) = (rows[3], rows[2]); break;
            case "a line twice": rows.Insert(2, rows[1]); break;
            case "two rows swapped": (rows[0], rows[1]) = (rows[0] with { Row = rows[1].Row }, rows[1] with { Row = rows[0].Row }); break;
            case "a row changed": rows[4] = rows[4] with { Row = Row(99) }; break;
            case "a row more": rows.Add((B, 4, Row(4))); break;
            case "another spelling": rows[0] = rows[0] with { Row = """{"salt":"00","event_id":"a-1"}""" }; break;
            default: rows[0] = rows[0] with { Series = "nothing" }; break;
        }

        Assert.Equal(said, Run(Digests(), rows));
    }

    private static string Row(long number) => $$"""{"event_id":"a-{{number}}","salt":"00"}""";

    private static FactsCheck Digests()
    {
        var check = new FactsCheck();
        check.Add(Digest(A, 1, 3, 0), 10);
        check.Add(Digest(A, 4, 5, 1), 11);
        check.Add(Digest(B, 1, 3, 2), 12);
        return check;
    }

    private static FactDigest Digest(string name, int first, int last, int minute)
    {
        Assert.True(SeriesName.TryParse(name, out var series));
        var root = new FactTree([.. Enumerable.Range(first, last - first + 1).Select(n => TreeHash.OfLeaf(Encoding.UTF8.GetBytes(Row(n))))]).Root;
        return new FactDigest(series, first, last, root, Noon.AddMinutes(minute), Noon.AddMinutes(minute).AddSeconds(50));
    }

    private static string? Run(
        FactsCheck check, IEnumerable<(string Series, long Number, string Row)> rows, DateTimeOffset? from = null, DateTimeOffset? until = null, DigestedTable? facts = null)
    {
        if (check.Begin(FactsFile.Begin(facts ?? DigestedTables.Usage, from ?? Noon, until ?? Noon.AddHours(1))) is { } wrong)
        {
            return wrong;
        }

        foreach (var (name, number, row) in rows)
        {
            var line = new ArrayBufferWriter<byte>();
            if (SeriesName.TryParse(name, out var series))
            {
                FactsFile.Write(line, series, number, Encoding.UTF8.GetBytes(row));
            }
            else
            {
                line.Write("{}"u8);
            }

            if (check.Row(line.WrittenMemory) is { } problem)
            {
                return problem;
            }
        }

        return check.End();
    }
}
