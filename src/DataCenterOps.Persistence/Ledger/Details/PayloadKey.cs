using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>An open payload key.</summary>
internal sealed class PayloadKey
{
    private readonly byte[] _bytes;

    private PayloadKey(PayloadKeyName name, byte[] bytes) => (Name, _bytes) = (name, bytes);

    public PayloadKeyName Name { get; }

    /// <summary>A new key and the form in which the database has it.</summary>
    public static (PayloadKey Key, byte[] Wrapped) New(PayloadKeyName name, ReadOnlySpan<byte> secret)
    {
        var bytes = RandomNumberGenerator.GetBytes(SealedBytes.KeyBytes);
        return (new PayloadKey(name, bytes), SealedBytes.Seal(secret, bytes, Bound(name)));
    }

    /// <summary>Opens a wrapped key.</summary>
    /// <exception cref="InvalidDataException">It is not one that was wrapped under this secret and this name.</exception>
    public static PayloadKey Open(PayloadKeyName name, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> secret) =>
        SealedBytes.Open(secret, wrapped, Bound(name)) is { Length: SealedBytes.KeyBytes } bytes
            ? new PayloadKey(name, bytes)
            : throw new InvalidDataException($"the payload key `{name.Id}` does not open with its secret: one of them was changed");

    /// <summary>Salt and bytes of the detail of one entry, sealed so that no row fits into another's place.</summary>
    public byte[] Seal(string stream, long version, ReadOnlySpan<byte> saltAndBytes) => SealedBytes.Seal(_bytes, saltAndBytes, Bound(stream, version));

    /// <summary>Salt and bytes again; nothing when the row is not what was sealed.</summary>
    public byte[]? Open(string stream, long version, ReadOnlySpan<byte> box) => SealedBytes.Open(_bytes, box, Bound(stream, version));

    private static byte[] Bound(PayloadKeyName name) => Encoding.UTF8.GetBytes($"dcops/payload-key/v1\0{name.Tenant}\0{name.Month}\0{name.Id}");

    private byte[] Bound(string stream, long version)
    {
        var text = Encoding.UTF8.GetBytes($"dcops/detail/v1\0{Name.Id}\0{stream}\0");
        var bound = new byte[text.Length + sizeof(long)];
        text.CopyTo(bound, 0);
        BinaryPrimitives.WriteInt64BigEndian(bound.AsSpan(text.Length), version);
        return bound;
    }
}
