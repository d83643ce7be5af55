namespace DataCenterOps.Domain.Policies.Law;

/// <summary>One version of a provision in the register. Versions are added and never altered.</summary>
/// <param name="Number">From 1; what the pack says of the same provision comes before all of them.</param>
/// <param name="Provision">What it says.</param>
/// <param name="AppliesAt">From when it is what decisions go by.</param>
public sealed record ProvisionVersion(int Number, LegalProvision Provision, DateTimeOffset AppliesAt)
{
    /// <summary>
    /// A version that was recorded at <paramref name="changedAt"/>: it applies at once, or from the day on which the provision
    /// takes effect where that is still to come. Until then the version before it applies.
    /// </summary>
    public static ProvisionVersion Of(int number, LegalProvision provision, DateTimeOffset changedAt)
    {
        ArgumentNullException.ThrowIfNull(provision);
        return new(number, provision, provision.EffectiveFrom is { } from && from > changedAt ? from : changedAt);
    }
}
