namespace DataCenterOps.Domain.Policies.Law;

/// <summary>The types of the ledger's entries about provisions.</summary>
public static class ProvisionEntryTypes
{
    /// <summary>
    /// A version was recorded: <c>{"appliesAt","documentSha256","id","number"}</c>. What it says lies by hash, in the form of
    /// <see cref="ProvisionForm"/>.
    /// </summary>
    public const string Changed = "policies/provision-changed/1";
}
