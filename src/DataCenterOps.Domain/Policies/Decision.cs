using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Domain.Policies;

/// <summary>What the policies in force say of one request, with every reason.</summary>
public sealed record Decision
{
    /// <summary>A UUIDv7, made by the shell.</summary>
    public required string Id { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where it was asked for.</summary>
    public required EnforcementPoint Point { get; init; }

    /// <summary>What was asked, as in <c>system.change</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Who asked.</summary>
    public required string Actor { get; init; }

    /// <summary>The first role of who asked.</summary>
    public required string Role { get; init; }

    /// <summary>The pack that was in force; absent when none was.</summary>
    public Pack? Pack { get; init; }

    /// <summary>The subject of the request first, then others that the change made fail.</summary>
    public required ImmutableArray<Evaluation> Evaluations { get; init; }

    /// <summary>Other subjects that were not judged; with any, the change is refused.</summary>
    public int Unjudged { get; init; }

    /// <summary>Single changes that would make the refusal pass.</summary>
    public ImmutableArray<Counterfactual> Counterfactuals { get; init; } = [];

    /// <summary>The kind of what was asked about; kinds that no policy judges are allowed with a pack in force.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The id of what was asked about.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The break-glass without which it would be a denial; absent for every other decision.</summary>
    public string? BreakGlass =>
        Evaluations.SelectMany(evaluation => evaluation.Results).Select(result => result.BreakGlass).FirstOrDefault(id => id is not null);

    /// <summary>The versions of law in the register by which it was made, in the order of ids; what a pack says itself is not among them.</summary>
    public IEnumerable<AppliedProvision> Law => Evaluations.SelectMany(evaluation => evaluation.Results)
        .SelectMany(result => result.Policy.Law).Distinct().OrderBy(applied => applied.Id, StringComparer.Ordinal);

    /// <summary>The outcome. Without a pack in force nothing is allowed, for no rule would ever object.</summary>
    public DecisionOutcome Outcome => Pack is null || Unjudged > 0
        ? DecisionOutcome.Deny
        : Evaluations.Select(evaluation => evaluation.Outcome).DefaultIfEmpty(DecisionOutcome.Allow).Min();
}
