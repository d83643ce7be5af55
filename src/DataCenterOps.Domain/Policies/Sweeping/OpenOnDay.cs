using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>How many findings were open at the end of a day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Critical">Of critical severity.</param>
/// <param name="High">Of high severity.</param>
/// <param name="Medium">Of medium severity.</param>
/// <param name="Low">Of low severity.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpenOnDay(DateOnly Day, long Critical, long High, long Medium, long Low)
{
    /// <summary>All of them.</summary>
    public long Sum => Critical + High + Medium + Low;

    /// <summary>With those of another shard on the same day.</summary>
    public OpenOnDay With(OpenOnDay other) =>
        this with { Critical = Critical + other.Critical, High = High + other.High, Medium = Medium + other.Medium, Low = Low + other.Low };
}
