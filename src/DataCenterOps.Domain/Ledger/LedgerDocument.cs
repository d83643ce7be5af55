namespace DataCenterOps.Domain.Ledger;

/// <summary>Bytes that an entry names by hash because they are too large or too many to lie in it.</summary>
/// <param name="Sha256">Lower-case hexadecimal, without prefix.</param>
/// <param name="Bytes">At most <see cref="LedgerLimits.DocumentBytes"/>.</param>
public sealed record LedgerDocument(string Sha256, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Names <paramref name="bytes"/> by their hash.</summary>
    public static LedgerDocument Of(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), bytes);
    }
}
