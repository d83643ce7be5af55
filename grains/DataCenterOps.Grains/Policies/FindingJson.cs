using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>An open finding as the ledger keeps it.</summary>
internal sealed record FindingJson(string Key, string EvidenceSha256, byte[] Body)
{
    public static FindingJson Of(EvaluationDocument subject, RuleResult result)
    {
        var rule = result.Rule?.Id ?? "match";

        // What a reader is shown decides whether a finding has changed; the clock does not.
        var reason = Write(writer => DecisionJson.WriteReason(writer, result));
        var sha256 = CanonicalJson.Sha256(reason);
        var body = Write(writer =>
        {
            DecisionJson.WriteReason(writer, result);
            writer.WriteString("evidenceSha256", sha256);
            writer.WriteString("mode", result.Mode.Code());
            writer.WriteString("outcome", result.Outcome.Code());
            writer.WriteString("policy", result.Policy.Id);
            writer.WriteString("rule", rule);
            writer.WriteStartObject("subject");
            writer.WriteString("id", subject.Id);
            writer.WriteString("kind", subject.Kind);
            writer.WriteEndObject();
            writer.WriteString("version", result.Policy.Version);
        });
        return new FindingJson(KeyOf(result.Policy.Id, rule, subject.Kind, subject.Id), sha256, body);
    }

    public static string KeyOf(string policy, string rule, string kind, string id) => $"{policy}\n{rule}\n{kind}\n{id}";

    public static byte[] Closed(FindingRow row) => Write(writer =>
    {
        writer.WriteString("policy", row.Policy);
        writer.WriteString("rule", row.Rule);
        writer.WriteStartObject("subject");
        writer.WriteString("id", row.SubjectId);
        writer.WriteString("kind", row.SubjectKind);
        writer.WriteEndObject();
    });

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return CanonicalJson.Write(document.RootElement);
    }
}
