using System.Data.Common;
using System.Security.Cryptography;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>A row of <c>ledger_detail</c>.</summary>
/// <param name="Hash">SHA-256 of salt and bytes, as its entry names it.</param>
/// <param name="Stream">The entry's stream.</param>
/// <param name="Version">The entry's version.</param>
/// <param name="Salt">The salt of a row of before details were encrypted.</param>
/// <param name="Bytes">Salt and bytes, sealed; of a row of before, the bytes.</param>
/// <param name="Key">The id of the payload key; nothing for a row of before.</param>
internal sealed record DetailRow(string Hash, string Stream, long Version, byte[]? Salt, byte[] Bytes, string? Key)
{
    public const string Columns = "hash, stream, version, salt, bytes, payload_key";

    // Before the bytes that it was sealed with.
    private const int SaltBytes = 32;

    public static DetailRow Read(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.IsDBNull(3) ? null : (byte[])reader.GetValue(3),
        (byte[])reader.GetValue(4), reader.IsDBNull(5) ? null : reader.GetString(5));

    /// <summary>The detail; nothing when its key is destroyed or was not brought along.</summary>
    /// <param name="find">Finds a payload key.</param>
    /// <exception cref="InvalidDataException">The row is not the one that was written for this entry.</exception>
    public byte[]? Open(Func<string, PayloadKey?> find)
    {
        if (Key is null)
        {
            return Bytes;
        }

        if (find(Key) is not { } key)
        {
            return null;
        }

        return key.Open(Stream, Version, Bytes) is { Length: >= SaltBytes } plain && Convert.ToHexStringLower(SHA256.HashData(plain)) == Hash
            ? plain[SaltBytes..]
            : throw new InvalidDataException($"the detail of version {Version} of `{Stream}` is not the one that was written: its row was changed");
    }
}
