namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>A hosted system as lists show it.</summary>
public sealed record SystemRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its owner.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its name in Arabic.</summary>
    public required string NameAr { get; init; }

    /// <summary>Its name in French.</summary>
    public required string NameFr { get; init; }

    /// <summary>Its name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary><c>portal</c>, <c>register</c>, <c>service</c> or <c>internal</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>As in <c>production</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>A level of the pack.</summary>
    public required string Classification { get; init; }

    /// <summary>As in <c>vital</c>.</summary>
    public required string Criticality { get; init; }

    /// <summary>Whether it holds personal data.</summary>
    public required bool PersonalData { get; init; }

    /// <summary>Whether it is invented.</summary>
    public required bool Fictional { get; init; }

    /// <summary>The site of its primary placement, if it is placed.</summary>
    public string? PrimarySite { get; init; }

    /// <summary>Whether it is no more.</summary>
    public required bool Retired { get; init; }

    /// <summary>When its declaration was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
