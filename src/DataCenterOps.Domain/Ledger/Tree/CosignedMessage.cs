using System.Buffers.Binary;
using System.Text;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>The bytes under an ML-DSA-44 cosignature: not the note's text, so that nobody can take one for the other (c2sp.org/tlog-cosignature).</summary>
public static class CosignedMessage
{
    /// <summary>Bytes of the time that precedes a cosignature in its line.</summary>
    public const int TimeBytes = 8;

    /// <summary>The bytes that <paramref name="name"/> signs to say that it has seen <paramref name="checkpoint"/>.</summary>
    /// <param name="name">The cosigner's key name.</param>
    /// <param name="unixSeconds">When, in seconds since 1970; 0 says nothing of when.</param>
    /// <param name="checkpoint">What is cosigned; its extension lines are not.</param>
    /// <exception cref="ArgumentException">A name is empty or longer than 255 bytes.</exception>
    public static byte[] Of(string name, ulong unixSeconds, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var (cosigner, origin) = (Bytes(name), Bytes(checkpoint.Origin));
        var label = "subtree/v1\n\0"u8;
        var message = new byte[label.Length + 1 + cosigner.Length + 8 + 1 + origin.Length + 16 + TreeHash.Length];
        var rest = message.AsSpan();
        label.CopyTo(rest);
        rest = Text(rest[label.Length..], cosigner);
        BinaryPrimitives.WriteUInt64BigEndian(rest, unixSeconds);
        rest = Text(rest[8..], origin);
        BinaryPrimitives.WriteUInt64BigEndian(rest, 0);
        BinaryPrimitives.WriteUInt64BigEndian(rest[8..], (ulong)checkpoint.Size);
        checkpoint.Root.Write(rest[16..]);
        return message;
    }

    /// <summary>The bytes under an Ed25519 cosignature: a line that tells it from other notes, the time, and the note's text with its extensions.</summary>
    /// <param name="unixSeconds">When, in seconds since 1970.</param>
    /// <param name="text">The note's text with its last line feed.</param>
    public static byte[] OfEd25519(ulong unixSeconds, string text) => Encoding.UTF8.GetBytes(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cosignature/v1\ntime {unixSeconds}\n{text}"));

    private static byte[] Bytes(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length is > 0 and <= TreeLimits.NameBytes
            ? bytes
            : throw new ArgumentException($"a name has 1 to {TreeLimits.NameBytes} bytes", nameof(name));
    }

    private static Span<byte> Text(Span<byte> rest, byte[] text)
    {
        rest[0] = (byte)text.Length;
        text.CopyTo(rest[1..]);
        return rest[(1 + text.Length)..];
    }
}
