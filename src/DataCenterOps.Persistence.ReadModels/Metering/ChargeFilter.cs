namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>Which charges are asked for; what is absent does not matter.</summary>
public sealed record ChargeFilter
{
    /// <summary>All that the caller may see.</summary>
    public static ChargeFilter None { get; } = new();

    /// <summary>Who pays.</summary>
    public string? Tenant { get; init; }

    /// <summary>Of which system.</summary>
    public string? System { get; init; }

    /// <summary>The billing month, as <see cref="CostPeriods.Month"/> names it.</summary>
    public string? Month { get; init; }
}
