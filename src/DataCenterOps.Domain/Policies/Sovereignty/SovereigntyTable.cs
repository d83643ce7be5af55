using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>By what sovereignty is scored: data of a pack, in its member <c>weights</c>. What comes of it is our score and no certification.</summary>
/// <param name="Framework">Whose objectives these are.</param>
/// <param name="Source">Where they were read.</param>
/// <param name="Status">How sure that is: one of <see cref="LegalVerification.Statuses"/>.</param>
/// <param name="Objectives">In the order of the pack; their weights sum to <see cref="SovereigntyLimits.Weights"/>.</param>
public sealed record SovereigntyTable(string Framework, string Source, string Status, ImmutableArray<SovereigntyObjective> Objectives)
{
    /// <summary>The objective with this id; nothing where the table has none.</summary>
    public SovereigntyObjective? Find(string id) => Objectives.FirstOrDefault(objective => objective.Id == id);
}
