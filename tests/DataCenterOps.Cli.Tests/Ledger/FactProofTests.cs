using System.Buffers;
using System.Globalization;
using System.Text;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Tests.Ledger;

public sealed class FactProofTests
{
    private const string Series = "usage/dc1/20261003T080000Z-00000001";
    private static readonly SignedByAll Trust = new(TestLog.Keys.Verifiers);
    private static readonly string[] Parts = ["row ey", "index 5", "\n\n", "extra ey", "index 40", "log.example", "— log"];
    private static readonly DateTimeOffset Noon = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    private static byte[] Row(int number) => Encoding.UTF8.GetBytes($$"""{"event_id":"a-{{number}}","salt":"00"}""");

    [Fact]
    public async Task A_proof_of_a_fact_holds_and_with_anything_changed_it_does_not()
    {
        using var folder = new Folder();
        var text = Proof(7, 5).ToString();
        folder.With("a.fact-proof", text);
        var (code, said, error) = await VerifyAsync(folder.At("a.fact-proof"));
        Assert.True(code == ExitCode.Done, said + error);
        Assert.Contains($"row 15 of `{Series}` is under the digest in entry 40 of the ledger `log.example/ledger` of 41 entries", said, StringComparison.Ordinal);
        Assert.Contains("a-5", said, StringComparison.Ordinal);
        Assert.Contains("\"facts\": 1", (await VerifyAsync(folder.At("a.fact-proof"), "-o", "json")).Out, StringComparison.Ordinal);

        // Some of each part, and each hash between row and root.
        foreach (var part in Parts.Concat(Proof(7, 5).Path.Select(hash => hash.ToString()[..9])))
        {
            var at = text.IndexOf(part, StringComparison.Ordinal) + part.Length - 1;
            folder.With("bad.fact-proof", text[..at] + (char)(text[at] ^ 1) + text[(at + 1)..]);
            Assert.True((await VerifyAsync(folder.At("bad.fact-proof"))).Code == ExitCode.Refused, part);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void Every_row_of_a_digest_can_be_proven_and_no_other_in_its_place(int rows)
    {
        for (var index = 0; index < rows; index++)
        {
            var proof = Proof(rows, index);
            Assert.True(FactProof.TryParse(Encoding.UTF8.GetBytes(proof.ToString()), out var read, out var error), error);
            Assert.True(read.TryVerify(Trust, out var proven, out error), error);
            Assert.Equal((10 + index, 40), (proven.Number, proven.Entry));
            Assert.False((read with { Row = Row(index + 1) }).TryVerify(Trust, out _, out error));
            Assert.Contains("does not lead from this row", error, StringComparison.Ordinal);
            Assert.False((read with { Index = index + 1 }).TryVerify(Trust, out _, out _));
        }
    }

    [Fact]
    public void A_row_that_is_not_canonical_is_refused_though_its_hash_is_in_the_digest()
    {
        var proof = Proof(1, 0, _ => """{"salt":"00","event_id":"a-0"}"""u8.ToArray());
        Assert.False(proof.TryVerify(Trust, out _, out var error));
        Assert.Equal("the row is not in canonical form", error);
    }

    [Fact]
    public void An_entry_that_is_no_digest_proves_no_row()
    {
        using var log = TestLog.Of(41);
        Assert.False((Proof(7, 5) with { Receipt = log.Receipt(40) }).TryVerify(Trust, out _, out var error));
        Assert.Equal("the entry is no digest of facts", error);
    }

    [Fact]
    public async Task A_log_whose_digests_have_a_gap_does_not_hold_though_its_tree_does()
    {
        using var log = TestLog.Of(20).Add(Digest(1, 1, 5)).Add(Digest(2, 6, 6)).Sign();
        using var whole = log.ToFolder();
        var (code, said, error) = await VerifyAsync(whole.Path);
        Assert.True(code == ExitCode.Done, said + error);
        Assert.Contains("2 digests of 6 facts follow each other without a gap", said, StringComparison.Ordinal);

        using var broken = TestLog.Of(20).Add(Digest(1, 1, 5)).Add(Digest(2, 7, 9)).Sign();
        using var folder = broken.ToFolder();
        (code, said, _) = await VerifyAsync(folder.Path);
        Assert.Equal(ExitCode.Refused, code);
        Assert.StartsWith("does not hold from entry 21 on:", said, StringComparison.Ordinal);
        Assert.Contains("rows are under no digest", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_are_held_against_the_digests_of_a_ledger_that_holds()
    {
        using var log = TestLog.Of(20).Add(Over(1, 1, 5)).Add(Over(2, 6, 9)).Sign();
        using var copy = log.ToFolder();
        using var facts = new Folder();
        facts.With("a.facts", Facts(1, 9, Row));
        var (code, said, error) = await VerifyAsync(copy.Path, "--facts", facts.Path);
        Assert.True(code == ExitCode.Done, said + error);
        Assert.Contains("9 rows are those that their digests were made of", said, StringComparison.Ordinal);
        Assert.Contains("\"checkedFacts\": 9", (await VerifyAsync(copy.Path, "--facts", facts.At("a.facts"), "-o", "json")).Out, StringComparison.Ordinal);

        // One less, one changed, one broken off; and facts beside a proof are nothing to hold.
        foreach (var (text, problem) in new[]
        {
            (Facts(1, 8, Row), "row 9 of `usage/dc1/20261003T080000Z-00000001` is missing"), (Facts(1, 9, n => Row(n == 7 ? 70 : n)), "rows 6 to 9 of"),
            (Facts(1, 9, Row)[..^3], "the file breaks off"),
        })
        {
            facts.With("a.facts", text);
            (code, said, _) = await VerifyAsync(copy.Path, "--facts", facts.Path);
            Assert.Equal(ExitCode.Refused, code);
            Assert.Contains(problem, said, StringComparison.Ordinal);
        }

        facts.With("b.fact-proof", Proof(7, 5).ToString());
        Assert.Equal(ExitCode.Usage, (await VerifyAsync(facts.At("b.fact-proof"), "--facts", facts.Path)).Code);
        Assert.Equal(ExitCode.Usage, (await VerifyAsync(copy.Path, "--facts", facts.At("none"))).Code);
    }

    [Theory]
    [InlineData("/api/v1/ledger/digests/usage/proof?source=urn%3Ax%2F1&id=a%26b", "usage", "urn:x/1", "a&b")]
    [InlineData("/api/v1/ledger/digests/checks/proof?check=civil-registry%2Fhttp&dueAt=2026-10-03T08%3A00%3A00Z", "check", "civil-registry/http", "2026-10-03T08:00:00Z")]
    [InlineData("/api/v1/ledger/entries/4711/proof", "4711")]
    public async Task What_is_proven_is_asked_for_by_its_name(string path, params string[] what)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "proof");
        var asked = new List<string>();
        using var server = new TextServer(asked, "the proof");
        var (code, said, error) = await Dcops.RunAsync(
            server, name => name switch { "DCOPS_URL" => "http://dc.example", "DCOPS_TOKEN" => "t", _ => null }, ["ledger", "prove", .. what, "--file", file]);
        Assert.True(code == ExitCode.Done, said + error);
        Assert.Equal([path], asked);
        Assert.Equal("the proof", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private static FactProof Proof(int rows, int index, Func<int, byte[]>? row = null)
    {
        row ??= Row;
        var tree = new FactTree([.. Enumerable.Range(0, rows).Select(n => TreeHash.OfLeaf(row(n)))]);
        using var log = TestLog.Of(40).Add(Entry(1, new FactDigest(Name, 10, 9 + rows, tree.Root, Noon, Noon))).Sign();
        return new FactProof(row(index), index, [.. tree.Inclusion(index)], log.Receipt(40));
    }

    private static byte[] Over(int version, int first, int last) => Entry(version, new FactDigest(
        Name, first, last, new FactTree([.. Enumerable.Range(first, last - first + 1).Select(n => TreeHash.OfLeaf(Row(n)))]).Root, Noon, Noon));

    private static string Facts(int first, int last, Func<int, byte[]> row)
    {
        var file = new ArrayBufferWriter<byte>();
        file.Write(FactsFile.Begin(DigestedTables.Usage, Noon, Noon.AddHours(1)));
        for (var number = first; number <= last; number++)
        {
            FactsFile.Write(file, Name, number, row(number));
        }

        return Encoding.UTF8.GetString(file.WrittenSpan);
    }

    private static SeriesName Name => SeriesName.TryParse(Series, out var name) ? name : throw new FormatException(Series);

    private static byte[] Digest(int version, long first, long last) => Entry(version, new FactDigest(Name, first, last, TreeHash.Empty, Noon, Noon));

    private static byte[] Entry(int version, FactDigest digest) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"actor":"system/digest","auth":"program","body":{{Encoding.UTF8.GetString(digest.ToBody())}},"outcome":"applied","stream":"digest/{{Series}}","time":"2026-10-03T12:01:00.000000Z","type":"ledger/facts-digested/1","v":1,"version":{{version}}}"""));

    private static Task<(int Code, string Out, string Error)> VerifyAsync(string target, params string[] more) =>
        Dcops.RunAsync(new FakeServer(), ["ledger", "verify", target, "--vkey", TestLog.Keys.VerifierLines, .. more]);

    private sealed class TextServer(List<string> asked, string text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri!.PathAndQuery);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent(text) });
        }
    }
}
