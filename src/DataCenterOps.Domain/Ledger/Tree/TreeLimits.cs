namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Limits of the tree and its formats, each with its reason.</summary>
public static class TreeLimits
{
    /// <summary>Hashes of a full tile: fixed by tlog-tiles.</summary>
    public const int TileWidth = 256;

    /// <summary>Levels of the tree between two levels of tiles: a tile spans 2^8 hashes.</summary>
    public const int TileHeight = 8;

    /// <summary>
    /// The largest tree: 2^56 leaves, seven levels of tiles. Ten thousand entries a second take 228,000 years to get there, and
    /// no sum of indexes leaves 64 bits.
    /// </summary>
    public const long Size = 1L << 56;

    /// <summary>Hashes of the longest inclusion proof of such a tree.</summary>
    public const int InclusionHashes = 56;

    /// <summary>Hashes of the longest consistency proof of such a tree: one more than there are levels.</summary>
    public const int ConsistencyHashes = 57;

    /// <summary>Bytes of one entry in a bundle, whose lengths are two bytes: fixed by tlog-tiles.</summary>
    public const int BundleEntryBytes = 65_535;

    /// <summary>Bytes of a full bundle at the most: 256 entries of the largest size, each with its length.</summary>
    public const int BundleBytes = TileWidth * (BundleEntryBytes + 2);

    /// <summary>Bytes of a signed note: sixteen signatures of the longest kind that we know fit.</summary>
    public const int NoteBytes = 64 * 1024;

    /// <summary>Signature lines of a note. The format asks for sixteen at least; witnesses of a large quorum fit.</summary>
    public const int NoteSignatures = 32;

    /// <summary>Characters of the name of a key or a log: its length is one byte in what is cosigned.</summary>
    public const int NameBytes = 255;

    /// <summary>
    /// Bytes of a receipt: the largest entry in base64, a proof, a note.
    /// </summary>
    public const int ReceiptBytes = (BundleEntryBytes + 2) / 3 * 4 + InclusionHashes * 45 + NoteBytes + 256;
}
