using System.Net;
using System.Text;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Cryptography.Tests.Witnesses;

/// <summary>The table of answers that c2sp.org/tlog-witness lays down for add-checkpoint.</summary>
public sealed class WitnessRuleTests
{
    private static readonly GrowingLog Log = new(LogKeys.New("dc.example/ledger"));
    private static readonly GrowingLog Fork = new(Log.Keys, "b");
    private static readonly GrowingLog Stranger = new(LogKeys.New("other.example/ledger"));
    private static readonly GrowingLog Impostor = new(LogKeys.New("dc.example/ledger"));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 0, 7)]
    [InlineData(1, 1, 2)]
    [InlineData(4, 4, 7)]
    [InlineData(5, 5, 8)]
    [InlineData(7, 7, 200)]
    [InlineData(7, 7, 7)]
    public void What_extends_the_last_one_is_cosigned(int held, int old, int size) =>
        Assert.Equal(new WitnessDecision.Cosign(Log.At(size)), Decide(Log.Ask(old, size), held));

    [Fact]
    public void The_empty_tree_is_cosigned_and_extended()
    {
        var empty = new Checkpoint(Log.Keys.Origin, 0, TreeHash.Empty);
        var note = Log.Keys.Sign(empty, DateTimeOffset.UnixEpoch);
        Assert.IsType<WitnessDecision.Cosign>(Decide(new AddCheckpoint(0, [], note, empty), 0));
        Assert.IsType<WitnessDecision.Cosign>(WitnessRule.Decide(Log.Ask(0, 5), Log.Keys.Verifiers, new WitnessedHead(0, TreeHash.Empty, "")));
    }

    [Theory]
    [InlineData(5, 0, 7, 5)]
    [InlineData(5, 4, 7, 5)]
    [InlineData(5, 6, 7, 5)]
    [InlineData(0, 3, 7, 0)]
    [InlineData(9, 3, 7, 9)]
    [InlineData(9, 7, 7, 9)]
    public void Another_old_size_is_a_conflict_that_tells_the_size(int held, int old, int size, int told) =>
        Assert.Equal(new WitnessDecision.Conflict(told, IsFork: false), Decide(Log.Ask(old, size), held));

    [Fact]
    public void Another_root_for_the_same_size_is_a_conflict_that_tells_the_size() =>
        Assert.Equal(new WitnessDecision.Conflict(7, IsFork: true), WitnessRule.Decide(Fork.Ask(7, 7), Log.Keys.Verifiers, Log.Held(7)));

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "stranger")]
    [InlineData(HttpStatusCode.Forbidden, "impostor")]
    [InlineData(HttpStatusCode.Forbidden, "unsigned")]
    [InlineData(HttpStatusCode.BadRequest, "smaller")]
    [InlineData(HttpStatusCode.UnprocessableEntity, "fork")]
    [InlineData(HttpStatusCode.UnprocessableEntity, "no proof")]
    [InlineData(HttpStatusCode.UnprocessableEntity, "proof from nothing")]
    [InlineData(HttpStatusCode.UnprocessableEntity, "proof of the same")]
    [InlineData(HttpStatusCode.UnprocessableEntity, "changed proof")]
    [InlineData(HttpStatusCode.UnprocessableEntity, "short proof")]
    public void What_must_not_be_cosigned_is_refused_with_the_status_of_the_specification(HttpStatusCode status, string what)
    {
        var whole = Log.Ask(5, 7);
        var (request, held) = what switch
        {
            "stranger" => (Stranger.Ask(5, 7), 5),
            "impostor" => (Impostor.Ask(5, 7), 5),
            "unsigned" => (whole with { Note = whole.Note with { Text = Log.At(8).ToString() }, Checkpoint = Log.At(8) }, 5),
            "smaller" => (Log.Ask(7, 7) with { Note = Log.Note(6), Checkpoint = Log.At(6) }, 7),
            "fork" => (Fork.Ask(5, 7), 5),
            "no proof" => (whole with { Proof = [] }, 5),
            "proof from nothing" => (Log.Ask(0, 7) with { Proof = whole.Proof }, 0),
            "proof of the same" => (Log.Ask(7, 7) with { Proof = whole.Proof }, 7),
            "changed proof" => (whole with { Proof = whole.Proof.SetItem(0, TreeHash.Empty) }, 5),
            _ => (whole with { Proof = whole.Proof[..^1] }, 5),
        };
        Assert.Equal(status, Assert.IsType<WitnessDecision.Refused>(Decide(request, held)).Status);
    }

    [Fact]
    public void Signatures_of_strangers_are_overlooked_and_one_key_of_the_log_is_enough()
    {
        var request = Log.Ask(5, 7);
        var more = request with { Note = request.Note with { Signatures = [.. Stranger.Note(7).Signatures, request.Note.Signatures[1]] } };
        Assert.IsType<WitnessDecision.Cosign>(Decide(more, 5));
        Assert.IsType<WitnessDecision.Refused>(WitnessRule.Decide(more, [Log.Keys.Verifiers[0]], Log.Held(5)));
    }

    [Fact]
    public void A_request_is_read_as_it_was_written()
    {
        foreach (var (old, size) in new[] { (0, 1), (1, 2), (5, 200), (200, 200) })
        {
            var text = Log.Ask(old, size).ToString();
            Assert.True(AddCheckpoint.TryParse(Encoding.UTF8.GetBytes(text), out var read, out var error), error);
            Assert.Equal(text, read.ToString());
            Assert.Equal((old, size), (read.OldSize, read.Checkpoint.Size));
            Assert.IsType<WitnessDecision.Cosign>(Decide(read, old));
        }
    }

    [Theory]
    [InlineData("old 5\n", "old 05\n")]
    [InlineData("old 5\n", "old  5\n")]
    [InlineData("old 5\n", "old +5\n")]
    [InlineData("old 5\n", "old 5 \n")]
    [InlineData("old 5\n", "old 5\r\n")]
    [InlineData("old 5\n", "old ٥\n")]
    [InlineData("old 5\n", "old 9223372036854775808\n")]
    [InlineData("old 5\n", "5\n")]
    [InlineData("old 5\n", "")]
    [InlineData("old 5\n", "old 5\nAAAA\n")]
    [InlineData("old 5\n", "old 5\n\n")]
    [InlineData("\ndc.example/ledger\n7\n", "\ndc.example/ledger\n07\n")]
    [InlineData("\ndc.example/ledger\n7\n", "dc.example/ledger\n7\n")]
    [InlineData("— dc", "- dc")]
    public void What_is_no_request_is_refused(string from, string to)
    {
        var text = Log.Ask(5, 7).ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.False(AddCheckpoint.TryParse(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), out _, out var error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void A_request_has_bounds()
    {
        var hash = TreeHash.Empty + "\n";
        string With(int lines) => "old 5\n" + string.Concat(Enumerable.Repeat(hash, lines)) + "\n" + Log.Note(7);
        Assert.True(AddCheckpoint.TryParse(Encoding.UTF8.GetBytes(With(63)), out _, out _));
        Assert.False(AddCheckpoint.TryParse(Encoding.UTF8.GetBytes(With(64)), out _, out _));
        Assert.False(AddCheckpoint.TryParse(new byte[WitnessLimits.RequestBytes + 1], out _, out _));
    }

    private static WitnessDecision Decide(AddCheckpoint request, int held) =>
        WitnessRule.Decide(request, Log.Keys.Verifiers, held == 0 ? null : Log.Held(held));
}
