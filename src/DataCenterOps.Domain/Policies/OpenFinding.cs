using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>A violation, waived or not, or an error that a sweep keeps open: what its entry says, and what tells it from another.</summary>
/// <param name="Key">Policy, rule and subject: there is at most one for each.</param>
/// <param name="EvidenceSha256">The hash of what a reader is shown; another one means that the finding has changed.</param>
/// <param name="Body">The entry's body in canonical JSON.</param>
public sealed record OpenFinding(string Key, string EvidenceSha256, byte[] Body)
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

        var rule = RuleOf(result);

        // What a reader is shown decides whether a finding has changed, and how far the policy goes; the clock does not.
        var reason = Canonical(writer =>
        {
            DecisionJson.WriteReason(writer, result);
            writer.WriteString("mode", result.Mode.Code());
        });
        var sha256 = CanonicalJson.Sha256(reason);
        var body = Canonical(writer =>
        {
            DecisionJson.WriteReason(writer, result);
            if (result.Policy.DueAt is { } due)
            {
                writer.WriteString("due", Rfc3339.Write(due));
            }

            writer.WriteString("evidenceSha256", sha256);
            writer.WriteString("mode", result.Mode.Code());
            writer.WriteString("outcome", result.Outcome.Code());
            writer.WriteString("policy", result.Policy.Id);
            writer.WriteString("rule", rule);
            WriteSubject(writer, subject.Kind, subject.Id);
            writer.WriteString("version", result.Policy.Version);
        });
        return new OpenFinding(KeyOf(result.Policy.Id, rule, subject.Kind, subject.Id), sha256, body);
    }

    /// <summary>
    /// The finding with what would close it, for the entry that opens or changes it. It is no part of what tells one finding from
    /// another: it follows from the rest.
    /// </summary>
    public OpenFinding With(Counterfactual? change)
    {
        if (change is null)
        {
            return this;
        }

        var body = JsonNode.Parse(Body)!.AsObject();
        body["counterfactual"] = new JsonArray(new JsonObject
        {
            ["becomes"] = RuleOutcome.Compliant.Code(), ["change"] = change.Change, ["policy"] = change.Policy,
        });
        return this with { Body = CanonicalJson.Write(body) };
    }

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
