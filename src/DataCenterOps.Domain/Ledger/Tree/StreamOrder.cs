using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using DataCenterOps.Domain.Ledger.Epochs;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// Follows the versions of every stream through a log: each is the one before it plus one. Of a stream only the beginning of a hash and a number are
/// kept, so that a million of them take some 50 MB; two that began alike, one pair in forty million such ledgers, would be a false alarm.
/// A log that begins with the first entry of a later epoch is read without the epochs before it: there a stream goes on from any version.
/// </summary>
internal sealed class StreamOrder
{
    private static readonly byte[] Epochs = System.Text.Encoding.UTF8.GetBytes(EpochEntryTypes.Stream.Value);

    private Dictionary<ulong, long> _versions = [];
    private bool _sawForeign;

    /// <summary>Whether every entry so far had a stream and a version.</summary>
    public bool AreOurs => !_sawForeign && _versions.Count > 0;

    /// <summary>Whether the log begins with a later epoch, so that streams go on from any version.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>The same so far.</summary>
    public StreamOrder Copy()
    {
        var copy = (StreamOrder)MemberwiseClone();
        copy._versions = new Dictionary<ulong, long>(_versions);
        return copy;
    }

    /// <summary>Takes the next entry in.</summary>
    /// <returns>What is wrong with it; nothing when it follows, or when no entry of this log is ours.</returns>
    public string? Add(ReadOnlySpan<byte> entry)
    {
        if (!TryRead(entry, out var stream, out var version))
        {
            _sawForeign = true;
            return _versions.Count > 0 ? "is no entry of this ledger: it has no stream and version" : null;
        }

        if (_sawForeign)
        {
            return "has a stream and those before it have none";
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(stream, hash);
        var key = BinaryPrimitives.ReadUInt64BigEndian(hash);
        GoesOn |= _versions.Count == 0 && stream.AsSpan().SequenceEqual(Epochs);
        var before = _versions.GetValueOrDefault(key);
        _versions[key] = version;
        return version == before + 1 || (GoesOn && before == 0)
            ? null
            : $"is version {version} of `{System.Text.Encoding.UTF8.GetString(stream)}` and the one before it is {before}: entries are missing";
    }

    /// <summary>What an entry says of itself: its stream and its place there.</summary>
    public static bool TryRead(ReadOnlySpan<byte> entry, out byte[] stream, out long version)
    {
        (stream, version) = ([], 0);
        try
        {
            var reader = new Utf8JsonReader(entry);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("stream"u8))
                {
                    reader.Read();
                    stream = reader.TokenType == JsonTokenType.String ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!) : [];
                }
                else if (reader.ValueTextEquals("version"u8))
                {
                    reader.Read();
                    version = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : 0;
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            return stream.Length > 0 && version > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
