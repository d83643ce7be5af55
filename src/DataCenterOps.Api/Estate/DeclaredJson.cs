using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Api.Estate;

/// <summary>An object as the API answers it: declared fields, and apart from them what was computed.</summary>
internal static class DeclaredJson
{
    public static string Write(DeclaredRow row, IReadOnlyList<AttestedCopyRow>? copies = null)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            using var body = JsonDocument.Parse(row.Body!);
            writer.WriteStartObject();
            writer.WriteString("document", row.Kind);
            foreach (var member in body.RootElement.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            writer.WriteNumber("version", row.Version);
            writer.WriteStartObject("derived");
            writer.WriteString("changedAt", Rfc3339.Write(row.ChangedAt));
            writer.WriteNumber("position", row.Position);
            if (row.Estate is { } estate)
            {
                writer.WriteString("estate", estate);
            }

            writer.WriteEndObject();
            writer.WriteStartObject("observed");
            if (copies is not null)
            {
                WriteEvidence(writer, PlaceEvidence.Of(body.RootElement, copies));
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    // Which evidence speaks for each place, and what sites say beside that.
    private static void WriteEvidence(Utf8JsonWriter writer, PlaceEvidence evidence)
    {
        writer.WriteStartArray("placements");
        foreach (var (placement, witness) in evidence.Placements)
        {
            writer.WriteStartObject();
            writer.WriteString("id", placement);
            writer.WriteString("evidence", witness is null ? PlaceEvidence.DeclaredOnly : PlaceEvidence.Attested);
            if (witness is not null)
            {
                WriteWitness(writer, witness);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("undeclaredCopies");
        foreach (var copy in evidence.Undeclared)
        {
            writer.WriteStartObject();
            writer.WriteString("siteId", copy.Site);
            writer.WriteString("role", copy.Role);
            WriteWitness(writer, copy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteWitness(Utf8JsonWriter writer, AttestedCopyRow copy)
    {
        writer.WriteString("takenAt", Rfc3339.Write(copy.TakenAt));
        writer.WriteNumber("volumes", copy.Volumes);
        writer.WriteString("inventorySha256", copy.Sha256);
        writer.WriteString("signature", copy.Signature);
    }
}
