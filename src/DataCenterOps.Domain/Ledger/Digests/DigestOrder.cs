namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>
/// Follows the digests of every series through a log: each begins where the one before it has ended, so that no row is missing between two of them, none
/// is under two, and no digest was left out. From entries alone; what the rows are, proofs and an export of them tell.
/// </summary>
public sealed class DigestOrder
{
    private Dictionary<string, long> _last = new(StringComparer.Ordinal);

    // Within a text the quotation marks would be escaped, so this stands only where it is a member.
    private static ReadOnlySpan<byte> Mark => "\"type\":\"ledger/facts-digested/1\""u8;

    /// <summary>How many digests there were.</summary>
    public long Digests { get; private set; }

    /// <summary>How many rows they cover.</summary>
    public long Facts { get; private set; }

    /// <summary>The digest that the entry added last is; nothing when it is none.</summary>
    public FactDigest? Found { get; private set; }

    /// <summary>The same so far.</summary>
    public DigestOrder Copy()
    {
        var copy = (DigestOrder)MemberwiseClone();
        copy._last = new Dictionary<string, long>(_last, StringComparer.Ordinal);
        return copy;
    }

    /// <summary>Takes the next entry in.</summary>
    /// <param name="entry">Its bytes.</param>
    /// <param name="goesOn">Whether the log begins with a later epoch, so that a series goes on from any number.</param>
    /// <returns>What is wrong with it; nothing when it follows, or is no digest.</returns>
    public string? Add(ReadOnlyMemory<byte> entry, bool goesOn = false)
    {
        Found = null;
        if (entry.Span.IndexOf(Mark) < 0)
        {
            return null;
        }

        if (!FactDigest.TryRead(entry, out var digest, out var error))
        {
            return error;
        }

        var before = _last.GetValueOrDefault(digest.Series.Value, goesOn ? digest.First - 1 : 0);
        if (digest.First != before + 1)
        {
            return digest.First > before + 1
                ? $"is a digest of `{digest.Series}` from row {digest.First}, and the one before it ends with {before}: rows are under no digest"
                : $"is a digest of `{digest.Series}` from row {digest.First}, and the one before it ends with {before}: rows are under two digests";
        }

        Found = digest;
        _last[digest.Series.Value] = digest.Last;
        Digests++;
        Facts += digest.Count;
        return null;
    }
}
