namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>The types of the ledger's entries about requests.</summary>
public static class ApprovalEntryTypes
{
    /// <summary>The type of the entry whose body is the request's form.</summary>
    public const string Requested = "access/approval-requested/1";

    /// <summary>The type of the entry of <paramref name="act"/>, as in <c>approved</c>.</summary>
    public static string Of(string act) => $"access/approval-{act}/1";

    /// <summary>The act that an entry of this type is about.</summary>
    public static string ActOf(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type["access/approval-".Length..^"/1".Length];
    }
}
