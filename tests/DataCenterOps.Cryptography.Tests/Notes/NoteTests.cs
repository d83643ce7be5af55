using System.Text;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cryptography.Tests.Notes;

public sealed class NoteTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly LogKeys Log = LogKeys.New("dc.example/ledger");
    private static readonly Checkpoint Three = new("dc.example/ledger", 3, TreeHash.OfLeaf("root"u8));

    [Fact]
    public void The_formats_example_verifies_with_its_key()
    {
        var folder = Suite.Folder("c2sp-signed-note");
        Assert.True(NoteVerifiers.TryParse(File.ReadAllText(Path.Combine(folder, "example.vkey")), out var keys, out _));
        Assert.True(SignedNote.TryParse(File.ReadAllBytes(Path.Combine(folder, "example.note")), out var note, out _));
        Assert.True(note.TryVerify(keys, out var signers, out _));
        Assert.Same(keys[0], Assert.Single(signers));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "example.note")), note.ToString());
        Assert.True(VerifierKey.TryParse(File.ReadAllText(Path.Combine(folder, "example.vkey")).Trim(), out var key));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "example.vkey")).Trim(), key.ToString());
    }

    [Fact]
    public void The_formats_checkpoint_parses()
    {
        var file = Path.Combine(Suite.Folder("c2sp-signed-note"), "checkpoint-format-example.txt");
        Assert.True(SignedNote.TryParse(File.ReadAllBytes(file), out var note, out _));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        Assert.Equal(("example.com/behind-the-sofa", 20_852_163L), (checkpoint.Origin, checkpoint.Size));
        Assert.Equal(note.Text, checkpoint.ToString());
    }

    [Fact]
    public void A_checkpoint_carries_both_signatures_and_each_key_verifies_its_own()
    {
        var note = Read(Log.Sign(Three, Now).ToString());
        Assert.Equal(2, note.Signatures.Length);
        Assert.True(LogCheckpoint.TryOpen(note, Log.Verifiers, out var checkpoint, out _));
        Assert.Equal(Three.ToString(), checkpoint.ToString());
        Assert.All(Log.Verifiers, key => Assert.True(LogCheckpoint.TryOpen(note, [key], out _, out _)));
        Assert.True(NoteVerifiers.TryParse(Log.VerifierLines, out var handedOut, out _));
        Assert.True(LogCheckpoint.TryOpen(note, handedOut, out _, out _));
    }

    [Fact]
    public void A_cosignature_tells_when_and_signs_what_the_format_lays_out()
    {
        var signature = Log.Sign(Three, Now).Signatures[1].Bytes.ToArray();
        Assert.Equal(8 + 2_420, signature.Length);
        var time = (ulong)Now.ToUnixTimeSeconds();
        // Written out by hand from c2sp.org/tlog-cosignature.
        byte[] message =
        [
            .. "subtree/v1\n"u8, 0, 17, .. "dc.example/ledger"u8, .. BigEndian(time), 17, .. "dc.example/ledger"u8,
            .. BigEndian(0), .. BigEndian(3), .. Three.Root.ToArray(),
        ];
        Assert.Equal(message, CosignedMessage.Of(Three.Origin, time, Three));
        Assert.Equal(BigEndian(time), signature[..8]);
        Assert.True(MlDsa44Signatures.Verify(Log.Signers[1].Key.PublicKey.ToArray(), message, signature[8..]));
        signature[7] ^= 1;
        Assert.False(Log.Verifiers[1].Verify(Three.ToString(), signature));
    }

    [Fact]
    public void A_key_that_is_asked_for_and_has_not_signed_is_missed()
    {
        var note = Log.Sign(Three, Now);
        var half = note with { Signatures = [note.Signatures[0]] };
        Assert.False(LogCheckpoint.TryOpen(half, Log.Verifiers, out _, out var error));
        Assert.Contains("has not signed it", error, StringComparison.Ordinal);
        Assert.True(LogCheckpoint.TryOpen(half, [Log.Verifiers[0]], out _, out _));
    }

    [Fact]
    public void Unknown_keys_are_overlooked_and_a_known_key_that_fails_rejects_the_note()
    {
        var (note, stranger) = (Log.Sign(Three, Now), LogKeys.New("other.example/ledger"));
        var other = stranger.Sign(Three, Now).Signatures;
        Assert.True(LogCheckpoint.TryOpen(note with { Signatures = [.. other, .. note.Signatures] }, Log.Verifiers, out _, out _));
        Assert.False(note.TryVerify(stranger.Verifiers, out _, out _));

        var wrong = note.Signatures[0] with { Bytes = stranger.Sign(Three, Now).Signatures[0].Bytes };
        Assert.False((note with { Signatures = [.. note.Signatures, wrong] }).TryVerify(Log.Verifiers, out var signers, out var error));
        Assert.Empty(signers);
        Assert.Contains("is not over this text", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_log_is_not_believed_for_this_one()
    {
        var elsewhere = Three with { Origin = "other.example/ledger" };
        Assert.False(LogCheckpoint.TryOpen(Log.Sign(elsewhere, Now), Log.Verifiers, out _, out var error));
        Assert.Contains("other.example/ledger", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name AAAAAAA=")]
    [InlineData("text\n\n— name AAAAAAA=\n\n")]
    [InlineData("text\n\n- name AAAAAAA=\n")]
    [InlineData("text\n\n—  name AAAAAAA=\n")]
    [InlineData("text\n\n— na+me AAAAAAA=\n")]
    [InlineData("text\n\n— na\u00a0me AAAAAAA=\n")]
    [InlineData("text\n\n— name AAAAAAA= \n")]
    [InlineData("text\n\n— name AAAAAAB=\n")]
    [InlineData("text\n\n— name AAAAAAA\n")]
    [InlineData("text\n\n— name AAAAAA==\n")]
    [InlineData("text\n\n— name AAAA\nAAA=\n")]
    [InlineData("text\r\n\n— name AAAAAAA=\n")]
    [InlineData("te\txt\n\n— name AAAAAAA=\n")]
    public void What_is_not_a_note_is_refused(string text)
    {
        Assert.True(SignedNote.TryParse("text\n\n— name AAAAAAA=\n"u8, out _, out _));
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out _, out var error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void A_note_has_bounds()
    {
        var line = "— name AAAAAAA=\n";
        Assert.True(Parses("t\n\n" + string.Concat(Enumerable.Repeat(line, 16))));
        Assert.True(Parses("t\n\n" + string.Concat(Enumerable.Repeat(line, TreeLimits.NoteSignatures))));
        Assert.False(Parses("t\n\n" + string.Concat(Enumerable.Repeat(line, TreeLimits.NoteSignatures + 1))));
        Assert.True(Parses(new string('t', TreeLimits.NoteBytes - 3 - Encoding.UTF8.GetByteCount(line) + 1) + "\n\n" + line));
        Assert.False(Parses(new string('t', TreeLimits.NoteBytes) + "\n\n" + line));
        Assert.False(SignedNote.TryParse([0xff, .. "t\n\n— name AAAAAAA=\n"u8], out _, out _));
    }

    [Theory]
    [InlineData("o\n1\nAAAA\n")]
    [InlineData("o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n1\n")]
    public void What_is_not_a_checkpoint_is_refused(string text) => Assert.False(Checkpoint.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2l")]
    [InlineData("example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    public void What_is_not_a_verifier_key_is_refused(string text) => Assert.False(NoteVerifiers.TryParse(text, out _, out _));

    private static bool Parses(string text) => SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out _, out _);

    private static SignedNote Read(string text) =>
        SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out var note, out var error) ? note : throw new InvalidDataException(error);

    private static byte[] BigEndian(ulong number)
    {
        var bytes = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        return bytes;
    }
}
