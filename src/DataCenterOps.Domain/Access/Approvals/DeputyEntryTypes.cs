namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>The types of the ledger's entries about standing deputies.</summary>
public static class DeputyEntryTypes
{
    /// <summary>Somebody has named one: <c>{"deputy","from","person","roles":[…],"until"}</c>. It takes the place of the former.</summary>
    public const string Named = "access/deputy-named/1";

    /// <summary>Somebody has none any more: <c>{"person"}</c>.</summary>
    public const string Ended = "access/deputy-ended/1";
}
