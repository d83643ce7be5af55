namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>What a column of a fact holds, and so how its value is written in the canonical row.</summary>
public enum FactForm
{
    /// <summary>Text, as it is.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Microseconds since 1970, written as a time in UTC (RFC 3339).</summary>
    Time,

    /// <summary>A decimal, written as text without needless zeros: both databases then give one form.</summary>
    Amount,

    /// <summary>Bytes of UTF-8, written as text.</summary>
    Utf8,
}
