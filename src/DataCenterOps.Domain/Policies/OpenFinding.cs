using System.Text.Json;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>A violation, waived or not, or an error that a sweep keeps open: what its entry says, and what tells it from another.</summary>
/// <param name="Key">Policy, rule and subject: there is at most one for each.</param>
/// <param name="EvidenceSha256">The hash of what a reader is shown; another one means that the finding has changed.</param>
/// <param name="Write">Writes the entry's body in canonical JSON, with what would close the finding. Most findings are no news, and never have one.</param>
public sealed record OpenFinding(string Key, string EvidenceSha256, Func<Counterfactual?, byte[]> Write)
{
    // A policy whose `match` fails has no rule to name.
    private const string Match = "match";

    /// <summary>The finding that <paramref name="result"/> is, if it is one: open, and not on trial in the shadow list.</summary>
    public static OpenFinding? Of(EvaluationDocument subject, RuleResult result)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(result);
        if (!(result.IsOpen || result.Outcome == RuleOutcome.Excepted) || result.Mode <= PolicyMode.Shadow)
        {
            return null;
        }

        // What a reader is shown decides whether a finding has changed, and how far the policy goes; the clock does not.
        var reason = Canonical(writer =>
        {
            DecisionJson.WriteReason(writer, result);
            writer.WriteString("mode", result.Mode.Code());
        });
        var sha256 = CanonicalJson.Sha256(reason);
        return new OpenFinding(
            KeyOf(result.Policy.Id, RuleOf(result), subject.Kind, subject.Id), sha256, change => BodyOf(subject.Kind, subject.Id, result, sha256, change));
    }

    /// <summary>
    /// What would close it, for the entry that opens or changes it. It is no part of what tells one finding from another: it follows from
    /// the rest.
    /// </summary>
    public Counterfactual? Change { get; init; }

    /// <summary>The body of the entry that opens or changes it.</summary>
    public byte[] ToBody() => Write(Change);

    /// <summary>The rule's id, or <c>match</c>.</summary>
    public static string RuleOf(RuleResult result) => result.Rule?.Id ?? Match;

    /// <summary>The key of a finding.</summary>
    public static string KeyOf(string policy, string rule, string kind, string id) => $"{policy}\n{rule}\n{kind}\n{id}";

    /// <summary>The body of the entry that closes a finding: what names it.</summary>
    public static byte[] Closed(string policy, string rule, string kind, string id) => Canonical(writer =>
    {
        writer.WriteString("policy", policy);
        writer.WriteString("rule", rule);
        WriteSubject(writer, kind, id);
    });

    private static byte[] BodyOf(string kind, string id, RuleResult result, string sha256, Counterfactual? change) => Canonical(writer =>
    {
        DecisionJson.WriteCounterfactuals(writer, change is null ? [] : [change]);
        DecisionJson.WriteReason(writer, result);
        if (result.Policy.DueAt is { } due)
        {
            writer.WriteString("due", Rfc3339.Write(due));
        }

        writer.WriteString("evidenceSha256", sha256);
        writer.WriteString("mode", result.Mode.Code());
        writer.WriteString("outcome", result.Outcome.Code());
        writer.WriteString("policy", result.Policy.Id);
        writer.WriteString("rule", RuleOf(result));
        WriteSubject(writer, kind, id);
        writer.WriteString("version", result.Policy.Version);
    });

    private static void WriteSubject(Utf8JsonWriter writer, string kind, string id)
    {
        writer.WriteStartObject("subject");
        writer.WriteString("id", id);
        writer.WriteString("kind", kind);
        writer.WriteEndObject();
    }

    private static byte[] Canonical(Action<Utf8JsonWriter> members) => CanonicalJson.Write(FactJson.Parse(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    }));
}
