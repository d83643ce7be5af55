using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>Where one system stands in one objective: at the lowest of its answers.</summary>
/// <param name="Id">As in <c>SOV-3</c>.</param>
/// <param name="Weight">Its part of the score, in percent.</param>
/// <param name="Floor">The level below which a system should not be.</param>
/// <param name="Answers">At least one.</param>
public sealed record ObjectiveScore(string Id, int Weight, int Floor, ImmutableArray<AnswerScore> Answers)
{
    /// <summary>Where it stands, in short.</summary>
    public ObjectiveLevel Standing { get; } = new(
        Id, Answers.Min(answer => answer.Level), Answers.Min(answer => answer.Declared), Weight, Floor);
}
