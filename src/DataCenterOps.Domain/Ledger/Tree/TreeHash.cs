using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>One node of the tree: a SHA-256 as RFC 6962 makes it, held in place so that a tile is one piece of memory.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TreeHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Takes the hash from its bytes.</summary>
    /// <exception cref="ArgumentException">There are not <see cref="Length"/> of them.</exception>
    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"a hash has {Length} bytes", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The root of the tree without leaves: the hash of nothing.</summary>
    public static TreeHash Empty { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of an entry's bytes: <c>SHA-256(00 || bytes)</c>.</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> bytes)
    {
        const int Small = 2_048;
        var length = bytes.Length + 1;
        var text = length <= Small ? stackalloc byte[Small] : new byte[length];
        text[0] = 0;
        bytes.CopyTo(text[1..]);
        return OfText(text[..length]);
    }

    /// <summary>The hash over two others: <c>SHA-256(01 || left || right)</c>.</summary>
    public static TreeHash OfNode(in TreeHash left, in TreeHash right)
    {
        Span<byte> text = stackalloc byte[1 + (2 * Length)];
        text[0] = 1;
        left.Write(text[1..]);
        right.Write(text[(1 + Length)..]);
        return OfText(text);
    }

    /// <summary>Reads base64 of exactly one hash, in the one form that it has.</summary>
    public static bool TryParse(ReadOnlySpan<char> base64, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        hash = default;
        if (base64.Length != 44 || !StrictText.TryBase64(base64, bytes, out var written) || written != Length)
        {
            return false;
        }

        hash = new TreeHash(bytes);
        return true;
    }

    /// <summary>The hashes that stand one behind the other in <paramref name="bytes"/>.</summary>
    /// <exception cref="ArgumentException">The last one is not whole.</exception>
    public static TreeHash[] Many(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % Length != 0)
        {
            throw new ArgumentException($"hashes have {Length} bytes each", nameof(bytes));
        }

        var hashes = new TreeHash[bytes.Length / Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = new TreeHash(bytes.Slice(i * Length, Length));
        }

        return hashes;
    }

    /// <summary>The bytes of <paramref name="hashes"/>, one behind the other.</summary>
    public static byte[] Bytes(ReadOnlySpan<TreeHash> hashes)
    {
        var bytes = new byte[hashes.Length * Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i].Write(bytes.AsSpan(i * Length));
        }

        return bytes;
    }

    /// <summary>Writes the bytes to the beginning of <paramref name="destination"/>.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>The bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        Write(bytes);
        return bytes;
    }

    /// <summary>Base64, as notes and proofs write it.</summary>
    public override string ToString() => Convert.ToBase64String(ToArray());

    private static TreeHash OfText(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(text, hash);
        return new TreeHash(hash);
    }
}
