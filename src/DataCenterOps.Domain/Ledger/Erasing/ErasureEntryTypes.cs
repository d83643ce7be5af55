namespace DataCenterOps.Domain.Ledger.Erasing;

/// <summary>The types of the ledger's entries about erasures. Each is in the stream of what it erases.</summary>
public static class ErasureEntryTypes
{
    /// <summary>What is personal in a declared object is erased: <c>{"details","id","kind"}</c>.</summary>
    public const string ObjectErased = "ledger/object-erased/1";

    /// <summary>The key of a tenant's month is destroyed, and with it all that was personal in it: <c>{"details","month","tenant"}</c>.</summary>
    public const string MonthErased = "ledger/month-erased/1";

    /// <summary>The first part of the streams, and the kind of the subject of a request.</summary>
    public const string Kind = "erasure";
}
