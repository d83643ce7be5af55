using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Estate;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// A decision as the ledger keeps it: short in the entry, in full by hash unless it simply allows, with the facts that
/// were judged.
/// </summary>
internal sealed class DecisionRecord
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private DecisionRecord(string json, string entry, string? revision, ImmutableArray<LedgerDocument> judged, bool allows) =>
        (Json, Entry, Revision, Judged, Documents) =
            (json, entry, revision, judged, allows ? judged : judged.Add(LedgerDocument.Of(Encoding.UTF8.GetBytes(json))));

    /// <summary>The decision in full.</summary>
    public string Json { get; }

    /// <summary>The short form: what is not compliant or not-applicable, and hashes of the rest. Members in canonical order.</summary>
    public string Entry { get; }

    /// <summary>The revision of the pack that was in force.</summary>
    public string? Revision { get; }

    /// <summary>The facts that it was made on.</summary>
    public ImmutableArray<LedgerDocument> Judged { get; }

    /// <summary>What the entry names by hash: the facts, and the decision in full unless it simply allows.</summary>
    public ImmutableArray<LedgerDocument> Documents { get; }

    public static DecisionRecord Of(Decision decision)
    {
        var json = DecisionJson.Write(decision);
        return new DecisionRecord(
            Encoding.UTF8.GetString(json),
            Short(decision, CanonicalJson.Sha256(json)),
            decision.Pack?.Revision,
            [
                .. decision.Evaluations
                    .Select(evaluation => new LedgerDocument(evaluation.Document.Sha256.Value, evaluation.Document.Json))
                    .DistinctBy(document => document.Sha256, StringComparer.Ordinal),
            ],
            decision.Outcome == DecisionOutcome.Allow);
    }

    /// <summary>The record of a refusal that another grain has decided.</summary>
    public static DecisionRecord Of(NoteRefusal refusal) => new(
        refusal.Decision,
        refusal.Entry,
        refusal.Revision,
        [.. refusal.Judged.Select(text => LedgerDocument.Of(Encoding.UTF8.GetBytes(text)))],
        allows: false);

    private static string Short(Decision decision, string sha256)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(decision, sha256, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Decision decision, string sha256, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (decision.BreakGlass is { } breakGlass)
        {
            writer.WriteString("breakGlass", breakGlass);
        }

        if (!decision.Evaluations.IsEmpty)
        {
            writer.WriteString("documentSha256", decision.Evaluations[0].Document.Sha256.Value);
        }

        writer.WriteString("id", decision.Id);
        writer.WriteString("jsonSha256", sha256);
        DecisionJson.WriteLaw(writer, decision);
        writer.WriteString("operation", decision.Operation);
        writer.WriteString("outcome", decision.Outcome.Code());
        writer.WriteStartArray("results");
        foreach (var result in decision.Evaluations.SelectMany(evaluation => evaluation.Results)
            .Where(result => result.Outcome is not (RuleOutcome.Compliant or RuleOutcome.NotApplicable)))
        {
            writer.WriteStartObject();
            writer.WriteString("outcome", result.Outcome.Code());
            writer.WriteString("policy", result.Policy.Id);
            if (result.Rule is { } rule)
            {
                writer.WriteString("rule", rule.Id);
            }

            writer.WriteString("version", result.Policy.Version);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (decision.Pack is { } pack)
        {
            writer.WriteString("revision", pack.Revision);
        }

        writer.WriteStartObject("subject");
        writer.WriteString("id", decision.SubjectId);
        writer.WriteString("kind", decision.SubjectKind);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
