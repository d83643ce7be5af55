using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cryptography.Tests;

/// <summary>A real log of another implementation: its checkpoints, tiles and entries.</summary>
public sealed class TesseraSuiteTests
{
    [Fact]
    public void Every_checkpoint_is_signed_by_the_logs_key() =>
        Assert.Equal(Enumerable.Range(0, Notes().Count).Select(size => (long)size), Notes().Select(note => Opened(note)!.Size));

    [Fact]
    public void Every_root_follows_from_the_entries_and_from_the_tile()
    {
        foreach (var checkpoint in Notes().Select(note => Opened(note)!))
        {
            var edge = new RightEdge();
            foreach (var entry in Bundle(checkpoint.Size))
            {
                edge.Append(TreeHash.OfLeaf(entry.Span));
            }

            Assert.Equal(checkpoint.Root, edge.Root);
            Assert.Equal(checkpoint.Root, Tree(checkpoint.Size).Hash(new TreeRange(0, checkpoint.Size)));
        }
    }

    [Fact]
    public void Every_checkpoint_has_grown_from_every_earlier_one()
    {
        var checkpoints = Notes().ConvertAll(note => Opened(note)!);
        foreach (var now in checkpoints)
        {
            foreach (var older in checkpoints.Where(older => older.Size <= now.Size))
            {
                var proof = Tree(now.Size).Hashes(TreeProof.Consistency(older.Size, now.Size));
                Assert.True(TreeProof.IsConsistent(older.Size, older.Root, now.Size, now.Root, proof), $"{older.Size} -> {now.Size}");
            }
        }
    }

    [Fact]
    public void A_single_flipped_bit_in_a_checkpoint_is_found()
    {
        foreach (var note in Notes())
        {
            Assert.NotNull(Opened(note));
            Flip(note, flipped => Assert.Null(Opened(flipped)));
        }
    }

    [Fact]
    public void A_single_flipped_bit_in_a_tile_or_an_entry_is_found()
    {
        for (var size = 1; size < Notes().Count; size++)
        {
            var root = Opened(Notes()[size])!.Root;
            Flip(TreeHash.Bytes(Tile(size)), flipped => Assert.NotEqual(root, TreeOf(TreeHash.Many(flipped)).Hash(new TreeRange(0, size))));
            Flip(File.ReadAllBytes(At("entries", size)), flipped => Assert.False(
                EntryBundle.TryRead(flipped, size, out var entries) && RootOf(entries) == root, "a bit of an entry went unseen"));
        }
    }

    [Fact]
    public void A_receipt_for_every_entry_verifies_and_no_bit_of_it_can_be_flipped()
    {
        var (size, keys) = (Notes().Count - 1, Keys());
        Assert.True(SignedNote.TryParse(Notes()[size], out var note, out _));
        for (var index = 0; index < size; index++)
        {
            var proof = Tree(size).Hashes(TreeProof.Inclusion(index, size));
            var text = System.Text.Encoding.UTF8.GetBytes(new Receipt(index, [.. proof], note, Bundle(size)[index]).ToString());
            Assert.True(Receipt.TryParse(text, out var receipt, out _));
            Assert.True(receipt.TryVerify(keys, out var checkpoint, out _));
            Assert.Equal(size, checkpoint.Size);
            Flip(text, flipped => Assert.False(
                Receipt.TryParse(flipped, out var read, out _) && read.TryVerify(keys, out _, out _), "a bit of a receipt went unseen"));
        }
    }

    private static void Flip(ReadOnlySpan<byte> bytes, Action<byte[]> check)
    {
        var flipped = bytes.ToArray();
        for (var bit = 0; bit < flipped.Length * 8; bit++)
        {
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            check([.. flipped]);
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static TreeHash RootOf(ReadOnlyMemory<byte>[] entries)
    {
        var edge = new RightEdge();
        foreach (var entry in entries)
        {
            edge.Append(TreeHash.OfLeaf(entry.Span));
        }

        return edge.Root;
    }

    private static Checkpoint? Opened(byte[] text) =>
        SignedNote.TryParse(text, out var note, out _) && LogCheckpoint.TryOpen(note, Keys(), out var checkpoint, out _) ? checkpoint : null;

    private static ImmutableArray<INoteVerifier> Keys() =>
        NoteVerifiers.TryParse(File.ReadAllText(Path.Combine(Suite.Folder("tlog-tessera"), "vkey.txt")), out var keys, out var error)
            ? keys
            : throw new InvalidDataException(error);

    private static List<byte[]> Notes() =>
        [.. Directory.EnumerateFiles(Suite.Folder("tlog-tessera"), "checkpoint.*")
            .OrderBy(file => int.Parse(Path.GetExtension(file)[1..], CultureInfo.InvariantCulture)).Select(File.ReadAllBytes)];

    private static TreeHash[] Tile(long size) => size == 0 ? [] : TreeHash.Many(File.ReadAllBytes(At("0", size)));

    private static TileTree Tree(long size) => TreeOf(Tile(size));

    private static TileTree TreeOf(TreeHash[] tile) => new(new Dictionary<TileId, TreeHash[]> { [new TileId(0, 0)] = tile });

    private static ReadOnlyMemory<byte>[] Bundle(long size) =>
        size == 0 ? [] : EntryBundle.TryRead(File.ReadAllBytes(At("entries", size)), (int)size, out var entries) ? entries : throw new InvalidDataException();

    private static string At(string kind, long size) =>
        Path.Combine(Suite.Folder("tlog-tessera"), "tile", kind, "000.p", size.ToString(CultureInfo.InvariantCulture));
}
