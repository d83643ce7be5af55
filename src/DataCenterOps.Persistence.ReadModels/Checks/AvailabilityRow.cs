namespace DataCenterOps.Persistence.ReadModels.Checks;

/// <summary>How often the checks of a system were good.</summary>
public sealed record AvailabilityRow
{
    /// <summary>The system.</summary>
    public string System { get; init; } = "";

    /// <summary>Runs that were good.</summary>
    public long Ok { get; init; }

    /// <summary>Runs that were not.</summary>
    public long Fail { get; init; }

    /// <summary>Runs that told nothing: in neither side of the ratio, but printed.</summary>
    public long Unknown { get; init; }

    /// <summary>Good among those that told something, 0 to 1; absent when none did.</summary>
    public double? Ratio => Ok + Fail == 0 ? null : (double)Ok / (Ok + Fail);

    /// <summary>Whether more than 5 % told nothing, so that the ratio must be printed as insufficient.</summary>
    public bool IsInsufficient => Unknown * 20 > Ok + Fail + Unknown;
}
