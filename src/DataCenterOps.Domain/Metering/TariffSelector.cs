namespace DataCenterOps.Domain.Metering;

/// <summary>For whom a tariff row is. What is absent fits everything.</summary>
/// <param name="Tenant">One tenant.</param>
/// <param name="Criticality">One criticality.</param>
/// <param name="Zone">A zone, or a prefix of zones that ends in <c>*</c>.</param>
public sealed record TariffSelector(string? Tenant, string? Criticality, string? Zone)
{
    /// <summary>Fits everything.</summary>
    public static TariffSelector Default { get; } = new(null, null, null);

    /// <summary>
    /// How specific it is: a tenant outweighs a criticality, a criticality a zone, and a longer zone a shorter one.
    /// </summary>
    internal int Specificity => (Tenant is null ? 0 : 4_000) + (Criticality is null ? 0 : 2_000)
        + (Zone is null ? 0 : Zone.EndsWith('*') ? Zone.Length : 1_000 + Zone.Length);

    /// <summary>Whether the row is for this usage.</summary>
    public bool Fits(string tenant, string criticality, string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return (Tenant is null || Tenant == tenant)
            && (Criticality is null || Criticality == criticality)
            && (Zone is null || (Zone.EndsWith('*')
                ? zone.AsSpan().StartsWith(Zone.AsSpan(0, Zone.Length - 1), StringComparison.Ordinal)
                : Zone == zone));
    }
}
