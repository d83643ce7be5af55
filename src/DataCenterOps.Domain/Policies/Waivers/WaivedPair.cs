using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>One finding that a waiver leaves open, as it was when somebody asked: the consent is to this and nothing else.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rule">The rule.</param>
/// <param name="RuleSha256">What the rule said: a rule that is rewritten under its old name is another rule.</param>
/// <param name="Kind">The kind of the subject.</param>
/// <param name="Id">The subject.</param>
/// <param name="Evidence">
/// A mark for each offending object; absent where the rule names none, and then the consent is to the subject as a whole.
/// </param>
/// <param name="Shown">The evidence in short, for people.</param>
/// <param name="Points">The weight of the rule.</param>
public sealed record WaivedPair(
    string Policy, string Rule, string RuleSha256, string Kind, string Id, ImmutableArray<string>? Evidence, string Shown, int Points)
{
    /// <summary>Freezes a violation; nothing when its evidence cannot be told from other evidence, or it is none.</summary>
    public static WaivedPair? Of(EvaluationDocument subject, RuleResult result)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(result);
        if (result is not { Rule: { } rule, Outcome: RuleOutcome.Violation or RuleOutcome.Excepted, RuleSha256: { } sha256 } || result.IsEvidenceMissing)
        {
            return null;
        }

        var marks = EvidenceMarks.Of(result.Evidence);
        return marks is null && result.Evidence.Kind == Cel.CelKind.List ? null : new WaivedPair(
            result.Policy.Id, rule.Id, sha256, subject.Kind, subject.Id, marks, EvidenceText.Of(result.Evidence), rule.Points);
    }

    /// <summary>Whether the consent covers what <paramref name="now"/> has frozen: the same rule, the same subject, no other object.</summary>
    internal bool Covers(WaivedPair now) =>
        now.Policy == Policy && now.Rule == Rule && now.RuleSha256 == RuleSha256 && now.Kind == Kind && now.Id == Id
        && (now.Evidence is { } found
            ? Evidence is { } frozen && found.All(mark => frozen.BinarySearch(mark, StringComparer.Ordinal) >= 0)
            : Evidence is null);
}
