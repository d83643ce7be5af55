using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Carriers;

/// <summary>A message as a CloudEvent, version 1.0, in JSON.</summary>
internal static class CloudEvent
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Envelope envelope)
    {
        var message = envelope.Message;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", envelope.Id);
            json.WriteString("source", "/dcops");
            json.WriteString("type", $"dcops.{message.Kind.Code}.v1");
            json.WriteString("time", Rfc3339.Write(message.At));
            json.WriteString("datacontenttype", "application/json");
            json.WriteStartObject("data");
            json.WriteString("severity", message.Kind.Severity.ToString().ToLowerInvariant());
            json.WriteStartObject("facts");
            foreach (var (name, value) in message.Facts)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteStartObject("text");
            foreach (var language in MessageText.Languages)
            {
                json.WriteString(language, MessageComposer.Subject(message, language));
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
