using System.Text;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Digests;

/// <summary>The bytes that are hashed: what is released here is for ever.</summary>
public sealed class FactRowTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(n => (byte)n)];

    [Fact]
    public void A_usage_event_has_these_bytes_and_this_hash()
    {
        var row = FactRow.Canonical(
            DigestedTables.Usage,
            [
                Encoding.UTF8.GetBytes("""{"id":"a"}"""), "a", 1_790_000_000_000_000L, 7L, "vm_vcpu", "accepted", "measured", "1.500000000",
                1_790_000_000_000_001L, "vm-1", null, "urn:x", "cnas-claims", "cnas", "dz.dcops.usage.allocated.v1", "Cores", null,
            ],
            Salt);

        Assert.Equal(
            """{"canonical":"{\"id\":\"a\"}","event_id":"a","from_at":"2026-09-21T14:13:20Z","log_offset":7,"meter":"vm_vcpu","outcome":"accepted","quality":"measured","quantity":"1.5","received_at":"2026-09-21T14:13:20.000001Z","resource":"vm-1","salt":"000102030405060708090a0b0c0d0e0f","source":"urn:x","system":"cnas-claims","tenant":"cnas","type":"dz.dcops.usage.allocated.v1","unit":"Cores"}""",
            Encoding.UTF8.GetString(row));
        Assert.True(FactRow.IsCanonical(row));
    }

    [Fact]
    public void A_result_of_a_check_has_these_bytes() => Assert.Equal(
        """{"check_id":"civil-registry/http","delay_ms":12,"detail":"انتهى \"الوقت\"","due_at":"2026-09-21T14:13:20Z","duration_ms":34,"observer":"silo-1","outcome":"fail","reason":"timeout","salt":"000102030405060708090a0b0c0d0e0f"}""",
        Encoding.UTF8.GetString(FactRow.Canonical(
            DigestedTables.Checks,
            [null, "civil-registry/http", 12, "انتهى \"الوقت\"", 1_790_000_000_000_000L, 34L, null, "silo-1", "fail", "timeout", null], Salt)));

    [Theory]
    [InlineData("1.5", "1.50", true)]
    [InlineData("16", "16.000000000", true)]
    [InlineData("0.000000001", "1E-9", false)]
    [InlineData("1.5", "1.6", false)]
    public void Both_databases_amounts_have_one_form(string one, string other, bool same) =>
        Assert.Equal(same, Quantity(one).AsSpan().SequenceEqual(Quantity(other)));

    [Fact]
    public void Numbers_that_no_fact_has_get_a_hash_and_no_exception()
    {
        var row = FactRow.Canonical(
            DigestedTables.Checks, [long.MinValue, "a/b", long.MaxValue, null, long.MaxValue, 0L, null, null, "ok", null, null], Salt);
        Assert.Contains("\"delay_ms\":\"9223372036854775807\"", Encoding.UTF8.GetString(row), StringComparison.Ordinal);
        Assert.True(FactRow.IsCanonical(row));
    }

    [Theory]
    [InlineData("""{"a": 1}""")]
    [InlineData("""{"b":1,"a":2}""")]
    [InlineData("""{"a":1.0}""")]
    [InlineData("""{"a":"\u0041"}""")]
    [InlineData("""[1]""")]
    [InlineData("""{"a":1} """)]
    [InlineData("")]
    public void Another_spelling_is_not_canonical(string row) => Assert.False(FactRow.IsCanonical(Encoding.UTF8.GetBytes(row)));

    [Fact]
    public void Salts_differ_from_row_to_row_and_from_series_to_series()
    {
        var salts = Enumerable.Range(1, 100).SelectMany(number => (byte[][])[FactRow.SaltOf(Salt, number), FactRow.SaltOf([1], number)]);
        Assert.Equal(200, salts.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(FactRow.SaltOf(Salt, 7), FactRow.SaltOf(Salt, 7));
        Assert.Equal(DigestLimits.SaltBytes, FactRow.SaltOf(Salt, 7).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(77)]
    public void The_tree_over_rows_is_that_of_RFC_6962(int size)
    {
        var rows = Enumerable.Range(0, size).Select(n => Encoding.UTF8.GetBytes($"row {n}")).ToArray();
        var (plain, tree) = (new Tree.PlainTree(rows), new FactTree([.. rows.Select(row => TreeHash.OfLeaf(row))]));
        var edge = new RightEdge();
        foreach (var row in rows)
        {
            edge.Append(TreeHash.OfLeaf(row));
        }

        Assert.Equal(plain.Root(size), tree.Root);
        Assert.Equal(plain.Root(size), edge.Root);
        for (var i = 0; i < size; i++)
        {
            Assert.Equal(plain.Path(i, size), tree.Inclusion(i));
            Assert.True(TreeProof.IsIncluded(i, size, TreeHash.OfLeaf(rows[i]), tree.Inclusion(i), tree.Root));
        }
    }

    private static byte[] Quantity(string text)
    {
        var values = new object?[DigestedTables.Usage.Columns.Length];
        values[DigestedTables.Usage.Columns.ToList().FindIndex(column => column.Name == "quantity")] = text;
        return FactRow.Canonical(DigestedTables.Usage, values, Salt);
    }
}
