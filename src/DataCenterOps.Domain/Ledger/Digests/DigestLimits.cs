namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>Limits of digests and proofs of facts, each with its reason.</summary>
public static class DigestLimits
{
    /// <summary>
    /// Rows of one digest. To prove one of them all are read and hashed again: some tenths of a second. Whoever writes more in a period has several
    /// digests of it.
    /// </summary>
    public const int Rows = 16_384;

    /// <summary>Seconds between two digests of a series: for as long a row is not proven, and could be changed unseen by who holds the database.</summary>
    public const int PeriodSeconds = 60;

    /// <summary>Seconds without a sign of life after which another silo closes a series: three beats may fail.</summary>
    public const int DeadSeconds = 200;

    /// <summary>Seconds that the last digests of a silo may take while it stops, of the thirty that it has for all.</summary>
    public const int StopSeconds = 8;

    /// <summary>Characters of each part of a series' name.</summary>
    public const int NameLength = 60;

    /// <summary>The largest number of a row: the largest integer of an entry.</summary>
    public const long Number = (1L << 53) - 1;

    /// <summary>Bytes of a row's salt: nobody tries 2^128 of them.</summary>
    public const int SaltBytes = 16;

    /// <summary>Bytes of a canonical row: twice a whole request with usage, whose quotation marks are escaped.</summary>
    public const int RowBytes = 8 * 1_048_576;

    /// <summary>Bytes of a proof of a fact: the largest row in base64, a proof, the receipt of the digest.</summary>
    public const int ProofBytes = ((RowBytes + 2) / 3 * 4) + (16 * 45) + Tree.TreeLimits.ReceiptBytes + 256;
}
