namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>The types of the ledger's entries about scores of sovereignty.</summary>
public static class SovereigntyEntryTypes
{
    /// <summary>A sweep has found a score that is another than before: all of it, as <see cref="ScoreJson"/> writes it.</summary>
    public const string Scored = "policies/sovereignty-scored/1";

    /// <summary>A system has no score any more: <c>{"system"}</c>. It is retired, or the pack in force has no table.</summary>
    public const string Removed = "policies/sovereignty-removed/1";
}
