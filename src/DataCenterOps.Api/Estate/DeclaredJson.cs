using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Api.Estate;

/// <summary>An object as the API answers it: declared fields, and apart from them what was computed.</summary>
internal static class DeclaredJson
{
    public static string Write(DeclaredRow row)
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
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
