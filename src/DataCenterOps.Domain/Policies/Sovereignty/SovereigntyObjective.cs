using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>One objective: its level is the lowest of its answers.</summary>
/// <param name="Id">As in <c>SOV-3</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Weight">Its part of the score, in percent.</param>
/// <param name="Floor">The level below which a system should not be, 0 to <see cref="SovereigntyLimits.Highest"/>.</param>
/// <param name="Answers">What is asked, at least one.</param>
public sealed record SovereigntyObjective(string Id, LocalizedText Title, int Weight, int Floor, ImmutableArray<SovereigntyAnswer> Answers)
{
    /// <summary>The answer with this id; nothing where the objective has none.</summary>
    public SovereigntyAnswer? Find(string id) => Answers.FirstOrDefault(answer => answer.Id == id);
}
