using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// A decision as the ledger keeps it: short in the entry, in full by hash unless it simply allows, with the facts that
/// were judged.
/// </summary>
internal sealed class DecisionRecord
{
    private readonly Decision _decision;
    private readonly string _sha256;

    private DecisionRecord(Decision decision, byte[] json)
    {
        _decision = decision;
        Json = Encoding.UTF8.GetString(json);
        _sha256 = CanonicalJson.Sha256(json);
        var documents = ImmutableArray.CreateBuilder<LedgerDocument>();
        documents.AddRange(decision.Evaluations.Select(evaluation =>
            new LedgerDocument(evaluation.Document.Sha256.Value, evaluation.Document.Json)).DistinctBy(document => document.Sha256, StringComparer.Ordinal));
        if (decision.Outcome != DecisionOutcome.Allow)
        {
            documents.Add(new LedgerDocument(_sha256, json));
        }

        Documents = documents.ToImmutable();
    }

    /// <summary>The decision in full.</summary>
    public string Json { get; }

    /// <summary>The revision of the pack that was in force.</summary>
    public string? Revision => _decision.Pack?.Revision;

    /// <summary>What the entry names by hash.</summary>
    public ImmutableArray<LedgerDocument> Documents { get; }

    public static DecisionRecord Of(Decision decision) => new(decision, DecisionJson.Write(decision));

    /// <summary>Writes the short form: what is not compliant or not-applicable, and hashes of the rest. Members in canonical order.</summary>
    public void WriteMember(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("decision");
        if (!_decision.Evaluations.IsEmpty)
        {
            writer.WriteString("documentSha256", _decision.Evaluations[0].Document.Sha256.Value);
        }

        writer.WriteString("id", _decision.Id);
        writer.WriteString("jsonSha256", _sha256);
        writer.WriteString("operation", _decision.Operation);
        writer.WriteString("outcome", _decision.Outcome.Code());
        writer.WriteStartArray("results");
        foreach (var result in _decision.Evaluations.SelectMany(evaluation => evaluation.Results)
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
        if (_decision.Pack is { } pack)
        {
            writer.WriteString("revision", pack.Revision);
        }

        writer.WriteStartObject("subject");
        writer.WriteString("id", _decision.SubjectId);
        writer.WriteString("kind", _decision.SubjectKind);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
