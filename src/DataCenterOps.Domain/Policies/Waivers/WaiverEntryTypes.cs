namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>The types of the ledger's entries about waivers. Each body has the <c>id</c> of one.</summary>
public static class WaiverEntryTypes
{
    /// <summary>Others have agreed: what they agreed to, with <c>{"id","approvers","from","requester"}</c>.</summary>
    public const string Granted = "policies/waiver-granted/1";

    /// <summary>Somebody has ended it: <c>{"at","id","person"}</c>; the reason is the entry's detail.</summary>
    public const string Revoked = "policies/waiver-revoked/1";

    /// <summary>Its time is over: <c>{"at","id"}</c>. It had ended before: decisions ask the clock.</summary>
    public const string Expired = "policies/waiver-expired/1";
}
