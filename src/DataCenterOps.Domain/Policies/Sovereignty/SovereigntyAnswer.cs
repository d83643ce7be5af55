using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>One question and how the facts of a system answer it. Expressions read <c>subject</c>, a System, and <c>now</c>.</summary>
/// <param name="Id">Unique in its table.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Level">Gives the level that what is declared amounts to, 0 to <see cref="SovereigntyLimits.Highest"/>.</param>
/// <param name="Evidence">Gives the list of what the answer rests on.</param>
/// <param name="Proven">Whether fresh attested, observed or tested evidence backs it; absent, it is always declared only.</param>
/// <param name="Tests">Its inline tests.</param>
public sealed record SovereigntyAnswer(
    string Id, LocalizedText Question, string Level, string? Evidence, string? Proven, ImmutableArray<SovereigntyTest> Tests)
{
    /// <summary>Where <see cref="Level"/> stands in the pack.</summary>
    public int LevelLine { get; init; }

    /// <summary>Where <see cref="Evidence"/> stands in the pack.</summary>
    public int EvidenceLine { get; init; }

    /// <summary>Where <see cref="Proven"/> stands in the pack.</summary>
    public int ProvenLine { get; init; }
}
