using System.Buffers.Binary;
using System.Net;
using System.Text;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Cryptography.Tests.Witnesses;

/// <summary>What witnesses sign, and what policies and logs make of it.</summary>
public sealed class CosignatureTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly GrowingLog Log = new(LogKeys.New("dc.example/ledger"));
    private static readonly MlDsa44NoteSigner Auditor = new MlDsa44NoteSigner("auditor.example/witness", MlDsa44Signatures.NewSeed());
    private static readonly MlDsa44NoteSigner Ministry = new MlDsa44NoteSigner("ministry.example/witness", MlDsa44Signatures.NewSeed());
    private static readonly byte[] OldSeed = Ed25519Signatures.NewSeed();
    private static readonly VerifierKey Old = new("old.example/w1", VerifierKey.Ed25519Cosignature, Ed25519Signatures.PublicKeyOf(OldSeed));

    [Fact]
    public void An_Ed25519_cosignature_is_over_a_header_the_time_and_the_whole_note()
    {
        var verifier = NoteVerifiers.Of(Old)!;
        var text = Log.At(7) + "an extension\n";
        var line = OldLine(text, 1_679_315_147).Bytes.ToArray();
        Assert.True(verifier.Verify(text, line));
        Assert.False(verifier.Verify(Log.At(7).ToString(), line));
        Assert.False(verifier.Verify(text, line.AsSpan(0, line.Length - 1)));
        Assert.False(verifier.Verify("no checkpoint\n", OldLine("no checkpoint\n", 1).Bytes.Span));
        for (var i = 0; i < line.Length; i++)
        {
            line[i] ^= 1;
            Assert.False(verifier.Verify(text, line));
            line[i] ^= 1;
        }

        // No log signs so, and nobody who takes keys of logs takes this one.
        Assert.False(NoteVerifiers.TryParse(Old.ToString(), out _, out _));
    }

    [Theory]
    [InlineData("", "`both` needs 2 of 2 and has 0, without `auditor`, `others`; `others` needs 1 of 2 and has 0, without `ministry`, `old`")]
    [InlineData("auditor", "`both` needs 2 of 2 and has 1, without `others`; `others` needs 1 of 2 and has 0, without `ministry`, `old`")]
    [InlineData("old ministry", "`both` needs 2 of 2 and has 1, without `auditor`")]
    [InlineData("auditor ministry", null)]
    [InlineData("auditor old", null)]
    public void A_policy_counts_cosignatures_of_both_kinds_and_says_what_is_missing(string who, string? missing)
    {
        var policy = Policy("witness auditor", "group others any ministry old\ngroup both all auditor others\nquorum both\n");
        var note = Cosigned(who);
        Assert.True(policy.TryOpen(note, out var checkpoint, out var error), error);
        Assert.Equal(Log.At(7), checkpoint);
        Assert.Equal(missing is null ? null : "the quorum of the policy is not reached: " + missing, policy.Missing(note));
        Assert.Equal(who.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), policy.Cosigners(note).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_bad_cosignature_of_a_known_witness_rejects_the_note_and_a_strangers_is_overlooked()
    {
        var policy = Policy("witness auditor", "quorum auditor\n");
        var bad = Auditor.Sign(Log.At(6), Noon);
        var note = Log.Note(7);
        Assert.False(policy.TryOpen(note with { Signatures = [.. note.Signatures, bad] }, out _, out _));
        var stranger = new MlDsa44NoteSigner(Auditor.Key.Name, MlDsa44Signatures.NewSeed()).Sign(Log.At(7), Noon);
        var with = note with { Signatures = [.. note.Signatures, stranger] };
        Assert.True(policy.TryOpen(with, out _, out _));
        Assert.NotNull(policy.Missing(with));
    }

    [Fact]
    public void Without_the_logs_own_signature_cosignatures_are_worth_nothing_and_one_key_of_it_is_enough()
    {
        var policy = Policy("witness auditor", "quorum auditor\n");
        var note = Cosigned("auditor");
        Assert.False(policy.TryOpen(note with { Signatures = note.Signatures[2..] }, out _, out _));
        Assert.True(policy.TryOpen(note with { Signatures = note.Signatures[1..] }, out _, out _));
    }

    [Fact]
    public void The_logs_own_key_is_no_witness()
    {
        var policy = Policy($"witness self {Log.Keys.Signers[1].Key}\nwitness auditor", "quorum self\n");
        Assert.True(policy.TryOpen(Cosigned("auditor"), out _, out _));
        Assert.Equal("the quorum of the policy is not reached: `self` has not cosigned it", policy.Missing(Cosigned("auditor")));
    }

    [Fact]
    public void A_receipt_needs_its_quorum()
    {
        var policy = Policy("witness auditor", "quorum auditor\n");
        var tree = new TileTree(new Dictionary<TileId, TreeHash[]> { [new TileId(0, 0)] = [.. Enumerable.Range(0, 7).Select(i => TreeHash.OfLeaf(Encoding.UTF8.GetBytes($"a {i}")))] });
        var receipt = new Receipt(3, [.. tree.Hashes(TreeProof.Inclusion(3, 7))], Log.Note(7), Encoding.UTF8.GetBytes("a 3"));
        Assert.True(receipt.TryVerify(Log.Keys.Verifiers, out _, out _));
        Assert.False(receipt.TryVerify(policy, out _, out var error));
        Assert.Contains("`auditor` has not cosigned it", error, StringComparison.Ordinal);
        Assert.True((receipt with { Note = Cosigned("auditor") }).TryVerify(policy, out _, out error), error);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "good", "Cosigned")]
    [InlineData(HttpStatusCode.OK, "another checkpoint", "Failed")]
    [InlineData(HttpStatusCode.OK, "a stranger", "Failed")]
    [InlineData(HttpStatusCode.OK, "", "Failed")]
    [InlineData(HttpStatusCode.OK, "<html>\n", "Failed")]
    [InlineData(HttpStatusCode.Conflict, "3\n", "Holds")]
    [InlineData(HttpStatusCode.Conflict, "7\n", "Holds")]
    [InlineData(HttpStatusCode.Conflict, "9\n", "Holds")]
    [InlineData(HttpStatusCode.Conflict, "5\n", "Failed")]
    [InlineData(HttpStatusCode.Conflict, "3", "Failed")]
    [InlineData(HttpStatusCode.Conflict, "03\n", "Failed")]
    [InlineData(HttpStatusCode.Conflict, "", "Failed")]
    [InlineData(HttpStatusCode.UnprocessableEntity, "", "Contradicts")]
    [InlineData(HttpStatusCode.Forbidden, "", "Failed")]
    [InlineData(HttpStatusCode.NotFound, "", "Failed")]
    [InlineData(HttpStatusCode.InternalServerError, "", "Failed")]
    public void An_answer_is_understood(HttpStatusCode status, string body, string what)
    {
        var text = body switch
        {
            "good" => SignedNote.LineOf(Ministry.Sign(Log.At(7), Noon)) + SignedNote.LineOf(Auditor.Sign(Log.At(7), Noon)),
            "another checkpoint" => SignedNote.LineOf(Auditor.Sign(Log.At(6), Noon)),
            "a stranger" => SignedNote.LineOf(Ministry.Sign(Log.At(7), Noon)),
            _ => body,
        };
        var answer = WitnessAnswer.Read(Log.Ask(5, 7), status, Encoding.UTF8.GetBytes(text), NoteVerifiers.Of(Auditor.Key)!);
        Assert.Equal(what, answer.GetType().Name);
        if (answer is WitnessAnswer.Cosigned(var signature))
        {
            Assert.Equal(Auditor.Key.KeyId, signature.KeyId);
        }
    }

    [Fact]
    public void Another_root_for_the_very_size_contradicts() => Assert.IsType<WitnessAnswer.Contradicts>(
        WitnessAnswer.Read(Log.Ask(7, 7), HttpStatusCode.Conflict, "7\n"u8, NoteVerifiers.Of(Auditor.Key)!));

    [Fact]
    public void A_newer_line_takes_the_place_of_the_former_of_its_key()
    {
        var (early, late, other) = (Auditor.Sign(Log.At(7), Noon), Auditor.Sign(Log.At(7), Noon.AddMinutes(10)), Ministry.Sign(Log.At(7), Noon));
        var lines = Cosignatures.With(Cosignatures.With(Cosignatures.With("", early), other), late);
        Assert.Equal(SignedNote.LineOf(other) + SignedNote.LineOf(late), lines);
    }

    [Fact]
    public void Sixteen_witnesses_fit_into_a_note()
    {
        var note = Log.Note(7);
        var name = new string('n', TreeLimits.NameBytes);
        var lines = Enumerable.Range(0, WitnessLimits.Asked).Aggregate("", (lines, i) => Cosignatures.With(lines, new NoteSignature(name, (uint)i, new byte[8 + 2_420])));
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(note + lines), out _, out var error), error);
    }

    [Fact]
    public void The_witnesss_key_stays_and_is_told_from_a_logs()
    {
        var folder = Directory.CreateTempSubdirectory("dcops-").FullName;
        var (file, log) = (Path.Combine(folder, "witness.key"), Path.Combine(folder, "ledger.key"));
        var first = WitnessKey.Open(file, "auditor.example/witness", out var isNew);
        Assert.True(isNew);
        Assert.Equal(first.Key.ToString(), WitnessKey.Open(file, "auditor.example/witness", out isNew).Key.ToString());
        Assert.False(isNew);
        LogKeys.Open(log, "dc.example/ledger", out _);
        Assert.True(LogKeys.AreIn(log) && WitnessKey.IsIn(file));
        Assert.False(LogKeys.AreIn(file) || WitnessKey.IsIn(log));
    }

    private static SignedNote Cosigned(string who)
    {
        var note = Log.Note(7);
        return note with
        {
            Signatures = [.. note.Signatures, .. who.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name switch
            {
                "auditor" => Auditor.Sign(Log.At(7), Noon),
                "ministry" => Ministry.Sign(Log.At(7), Noon),
                _ => OldLine(note.Text, (ulong)Noon.ToUnixTimeSeconds()),
            })],
        };
    }

    // Written out by hand from c2sp.org/tlog-cosignature.
    private static NoteSignature OldLine(string text, ulong time)
    {
        var line = new byte[8 + 64];
        BinaryPrimitives.WriteUInt64BigEndian(line, time);
        Ed25519Signatures.Sign(OldSeed, Encoding.UTF8.GetBytes($"cosignature/v1\ntime {time}\n{text}")).CopyTo(line, 8);
        return new NoteSignature(Old.Name, Old.KeyId, line);
    }

    private static WitnessPolicy Policy(string auditor, string rule)
    {
        var text = $"log {Log.Keys.Signers[0].Key}\nlog {Log.Keys.Signers[1].Key}\n{auditor} {Auditor.Key}\nwitness ministry {Ministry.Key}\nwitness old {Old}\n{rule}";
        Assert.True(PolicyReader.TryRead(Encoding.UTF8.GetBytes(text), NoteVerifiers.Of, out var policy, out var errors), string.Join('\n', errors));
        return policy;
    }
}
