using System.Collections.Immutable;
using Orleans;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>A waiver that would cover one of its findings no more.</summary>
/// <param name="Waiver">Its id.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Policy">The policy of the finding that it covers today.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="SubjectKind">The kind of its subject.</param>
/// <param name="SubjectId">The subject.</param>
/// <param name="Becomes">
/// <see cref="RuleOutcome.Violation"/> where the finding would be open, <see cref="RuleOutcome.Error"/> where it could not be judged,
/// <see cref="RuleOutcome.Compliant"/> where there would be nothing to waive, <see cref="RuleOutcome.NotApplicable"/> where the rule would not judge the subject at all.
/// </param>
[GenerateSerializer, Immutable, Alias("dcops.StoppedWaiver")]
public sealed record StoppedWaiver(
    [property: Id(0)] string Waiver,
    [property: Id(1)] DateTimeOffset Until,
    [property: Id(2)] string Policy,
    [property: Id(3)] string Rule,
    [property: Id(4)] string SubjectKind,
    [property: Id(5)] string SubjectId,
    [property: Id(6)] RuleOutcome Becomes)
{
    /// <summary>What waivers cover of a subject by the first judgement and not by the second, by policy, then rule.</summary>
    /// <param name="before">As it is; absent where there was nothing to judge or to judge by.</param>
    /// <param name="after">As it would be.</param>
    public static ImmutableArray<StoppedWaiver> Between(Evaluation? before, Evaluation? after)
    {
        var stopped = ImmutableArray.CreateBuilder<StoppedWaiver>();
        foreach (var result in before?.Results ?? [])
        {
            if (result is not { Outcome: RuleOutcome.Excepted, Waiver: { } waiver, Rule: { } rule })
            {
                continue;
            }

            var later = (after?.Results ?? []).FirstOrDefault(other => other.Policy.Id == result.Policy.Id && other.Rule?.Id == rule.Id);
            if (later?.Waiver?.Id != waiver.Id)
            {
                // A rule that is gone, renamed or off leaves nothing that could be waived.
                var becomes = later is null or { Outcome: RuleOutcome.Excepted } ? RuleOutcome.NotApplicable : later.Outcome;
                stopped.Add(new StoppedWaiver(waiver.Id, waiver.Until, result.Policy.Id, rule.Id, before!.Document.Kind, before.Document.Id, becomes));
            }
        }

        return stopped.ToImmutable();
    }
}
