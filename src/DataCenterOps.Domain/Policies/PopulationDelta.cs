using System.Globalization;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// Whom a change of the rules would newly refuse, counted before it is made: a slip in one expression can stand against a whole
/// government, and a sudden jump is for more than two to agree to.
/// </summary>
/// <param name="Denied">Subjects that could not be declared again as they are, and could before.</param>
/// <param name="Vital">Those of them that are vital systems.</param>
/// <param name="Judged">Subjects that were judged.</param>
/// <param name="IsWide">Whether they are more than <see cref="PolicyLimits.NewlyDeniedPercent"/> of those of their kind.</param>
/// <param name="Sha256">Of the sorted set; consent binds to it, and another set voids it.</param>
public sealed record PopulationDelta(int Denied, int Vital, int Judged, bool IsWide, string Sha256)
{
    /// <summary>Nobody.</summary>
    public static PopulationDelta None { get; } = new PopulationCount().ToDelta();

    /// <summary>Whether one consent more is needed than the table says.</summary>
    public bool NeedsMore => Denied > PolicyLimits.NewlyDeniedByTwo || Vital > 0 || IsWide;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Denied} of {Judged} subjects newly refused, {Vital} of them vital systems");
}
