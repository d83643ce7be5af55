using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Cel;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>Writes a decision in the versioned shape <c>dcops-decision/1</c>, canonical, ordered by policy, then rule.</summary>
public static class DecisionJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The decision in canonical JSON.</summary>
    public static byte[] Write(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, decision);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return CanonicalJson.Write(document.RootElement);
    }

    private static void Write(Utf8JsonWriter writer, Decision decision)
    {
        var primary = decision.Evaluations.IsEmpty ? null : decision.Evaluations[0];
        writer.WriteStartObject();
        writer.WriteString("schema", "dcops-decision/1");
        writer.WriteString("id", decision.Id);
        writer.WriteString("at", Rfc3339.Write(decision.At));
        writer.WriteString("point", decision.Point.Code());
        writer.WriteString("operation", decision.Operation);
        writer.WriteString("outcome", decision.Outcome.Code());
        WriteBreakGlass(writer, decision.BreakGlass);
        WriteSubject(writer, decision, primary);
        writer.WriteStartObject("actor");
        writer.WriteString("id", decision.Actor);
        writer.WriteString("role", decision.Role);
        writer.WriteEndObject();
        WritePack(writer, decision);
        writer.WriteStartArray("results");
        foreach (var evaluation in decision.Evaluations)
        {
            foreach (var result in evaluation.Results)
            {
                Write(writer, result, evaluation == primary ? null : evaluation.Document);
            }
        }

        writer.WriteEndArray();
        if (decision.Unjudged > 0)
        {
            writer.WriteNumber("unjudged", decision.Unjudged);
        }

        WriteCounterfactuals(writer, decision.Counterfactuals);
        writer.WriteEndObject();
    }

    private static void WriteBreakGlass(Utf8JsonWriter writer, string? id)
    {
        if (id is not null)
        {
            writer.WriteString("breakGlass", id);
        }
    }

    private static void WriteSubject(Utf8JsonWriter writer, Decision decision, Evaluation? primary)
    {
        writer.WriteStartObject("subject");
        writer.WriteString("kind", decision.SubjectKind);
        writer.WriteString("id", decision.SubjectId);
        if (primary is not null)
        {
            writer.WriteNumber("version", primary.Document.SubjectVersion);
            writer.WriteString("documentSha256", primary.Document.Sha256.Value);
        }

        writer.WriteEndObject();
    }

    private static void WritePack(Utf8JsonWriter writer, Decision decision)
    {
        if (decision.Pack is not { } pack)
        {
            writer.WriteString("reason", "policy.none");
            return;
        }

        writer.WriteStartObject("pack");
        writer.WriteString("id", pack.Id);
        writer.WriteString("revision", pack.Revision);
        writer.WriteString("version", pack.Version);
        writer.WriteEndObject();
        WriteLaw(writer, decision);
        writer.WriteStartObject("engine");
        writer.WriteNumber("costUsed", decision.Evaluations.Sum(evaluation => evaluation.CostUsed));
        writer.WriteNumber("costLimit", PolicyLimits.DecisionCost);
        writer.WriteEndObject();
    }

    /// <summary>Writes by which versions in the register of law it was made; nothing where the pack's own text applied.</summary>
    public static void WriteLaw(Utf8JsonWriter writer, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(decision);
        var begun = false;
        foreach (var applied in decision.Law)
        {
            if (!begun)
            {
                writer.WriteStartArray("law");
                begun = true;
            }

            writer.WriteStartObject();
            writer.WriteString("provisionId", applied.Id);
            writer.WriteNumber("version", applied.Version);
            writer.WriteEndObject();
        }

        if (begun)
        {
            writer.WriteEndArray();
        }
    }

    /// <summary>Writes what would make it pass; nothing where nothing was found.</summary>
    internal static void WriteCounterfactuals(Utf8JsonWriter writer, ImmutableArray<Counterfactual> changes)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("counterfactual");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("policy", change.Policy);
            writer.WriteString("change", change.Change);
            writer.WriteString("becomes", RuleOutcome.Compliant.Code());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, RuleResult result, EvaluationDocument? other)
    {
        writer.WriteStartObject();
        writer.WriteString("policy", result.Policy.Id);
        writer.WriteString("version", result.Policy.Version);
        if (result.Rule is { } rule)
        {
            writer.WriteString("rule", rule.Id);
        }

        if (other is not null)
        {
            writer.WriteStartObject("subject");
            writer.WriteString("kind", other.Kind);
            writer.WriteString("id", other.Id);
            writer.WriteEndObject();
        }

        writer.WriteString("mode", result.Mode.Code());
        writer.WriteString("outcome", result.Outcome.Code());
        WriteBreakGlass(writer, result.BreakGlass);
        if (result.IsOpen || result.Outcome == RuleOutcome.Excepted)
        {
            WriteReason(writer, result);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes what a person reads of an open result: title, evidence, message, law, remedy.</summary>
    public static void WriteReason(Utf8JsonWriter writer, RuleResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteString("severity", result.Policy.Severity.Code());
        writer.WriteString("category", result.Policy.Category);
        result.Policy.Title.Write(writer, "title");
        WriteEvidence(writer, result.Evidence);
        if (result.Error is { } error)
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", error.Code);
            writer.WriteString("message", error.Message);
            writer.WriteNumber("line", error.Line);
            writer.WriteNumber("column", error.Column);
            writer.WriteEndObject();
        }

        Message(result).Write(writer, "message");
        writer.WriteStartArray("legal");
        foreach (var legal in result.Policy.Legal)
        {
            legal.Write(writer);
        }

        writer.WriteEndArray();
        result.Rule?.Remediation?.Write(writer, "remediation");
        if (result.Waiver is { } waiver)
        {
            writer.WriteStartObject("exception");
            writer.WriteString("id", waiver.Id);
            writer.WriteString("until", Rfc3339.Write(waiver.Until));
            writer.WriteEndObject();
        }
    }

    /// <summary>The sentence of a result in three languages: the rule's own, else the policy's title with the evidence.</summary>
    public static LocalizedText Message(RuleResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var evidence = EvidenceText.Of(result.Evidence);
        return result.Rule?.Message is { } message
            ? message.Select(text => text.Replace("{evidence}", evidence, StringComparison.Ordinal))
            : result.Policy.Title.Select(text => evidence == "–" ? text : $"{text}: {evidence}");
    }

    internal static void WriteEvidence(Utf8JsonWriter writer, CelValue evidence)
    {
        if (evidence.Kind != CelKind.List)
        {
            return;
        }

        var items = evidence.AsList();
        writer.WriteStartArray("evidence");
        foreach (var item in items.Take(PolicyLimits.EvidenceItems))
        {
            // Canonical JSON has no floating point: a measured ratio is shown as text.
            if (item.Kind == CelKind.Double)
            {
                writer.WriteStringValue(CelPrinter.Print(item));
            }
            else
            {
                CelJson.Write(writer, item);
            }
        }

        writer.WriteEndArray();
        if (items.Length > PolicyLimits.EvidenceItems)
        {
            writer.WriteNumber("evidenceLeftOut", items.Length - PolicyLimits.EvidenceItems);
        }
    }
}
