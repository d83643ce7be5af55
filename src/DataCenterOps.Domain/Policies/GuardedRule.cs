using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies;

/// <summary>An enforced rule that a change sets aside by what it says, and not by what happens.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="SubjectKind">The kind of the subject that the rule is about.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="Effect">How.</param>
/// <param name="Facts">The changed fields that do it, in the order of names.</param>
public sealed record GuardedRule(
    string Policy, string Rule, string SubjectKind, string SubjectId, GuardEffect Effect, ImmutableArray<string> Facts)
{
    private static readonly LocalizedText Stops = new(
        "القاعدة «{0}» لن تنطبق بعد الآن على {1} لأن {2} يتغير في القول لا في الواقع",
        "la règle « {0} » ne s’appliquerait plus à {1}, parce que {2} change en parole et non en fait",
        "the rule `{0}` would no longer apply to {1}, because {2} changes in word and not in deed");

    private static readonly LocalizedText Passes = new(
        "القاعدة «{0}» ستُعد مستوفاة في {1} لأن {2} يتغير في القول لا في الواقع",
        "la règle « {0} » serait tenue pour respectée par {1}, parce que {2} change en parole et non en fait",
        "the rule `{0}` would count as kept by {1}, because {2} changes in word and not in deed");

    /// <summary>The sentence that a reader sees, without a full stop.</summary>
    public LocalizedText Sentence => (Effect == GuardEffect.StopsApplying ? Stops : Passes).Select(text => text
        .Replace("{0}", $"{Policy} {Rule}", StringComparison.Ordinal)
        .Replace("{1}", $"{SubjectKind} {SubjectId}", StringComparison.Ordinal)
        .Replace("{2}", string.Join(", ", Facts), StringComparison.Ordinal));

    /// <summary>The effect as it is written: <c>stops-applying</c> or <c>starts-passing</c>.</summary>
    public string EffectCode => Effect == GuardEffect.StopsApplying ? "stops-applying" : "starts-passing";

    /// <summary>As a reason why a change waits.</summary>
    public Reason ToReason() => new(
        FactGuard.Code, $"{Sentence.En}; the change waits for the owner of the fact and a second person");
}
