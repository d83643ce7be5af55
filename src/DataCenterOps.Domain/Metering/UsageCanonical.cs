using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Metering;

/// <summary>Writes the one form of a usage event that is hashed and kept.</summary>
internal static class UsageCanonical
{
    /// <summary>The canonical bytes of an event whose parts were found valid, and their digest.</summary>
    public static (byte[] Bytes, string Digest) Write(
        CloudEvent read, UsageData data, IEnumerable<KeyValuePair<string, string>> dims, bool hasDims)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteData(json, data, dims, hasDims);
            WriteText(json, "datacontenttype", read.DataContentType);
            WriteText(json, "dataschema", read.DataSchema);
            foreach (var (name, value) in read.Extensions)
            {
                if (name != UsageEventReader.SignatureAttribute)
                {
                    json.WriteString(name, value);
                }
            }

            json.WriteString("id", read.Id);
            json.WriteString("source", read.Source);
            json.WriteString("specversion", "1.0");
            WriteText(json, "subject", read.Subject);
            json.WriteString("time", Rfc3339.Format(read.Time!.Value));
            json.WriteString("type", read.Type);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        var bytes = CanonicalJson.Write(document.RootElement);
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static void WriteData(
        Utf8JsonWriter json, UsageData data, IEnumerable<KeyValuePair<string, string>> dims, bool hasDims)
    {
        json.WriteStartObject("data");
        if (data.Until is { } until)
        {
            json.WriteString("from", Rfc3339.Format(data.From));
            json.WriteString("to", Rfc3339.Format(until));
        }
        else
        {
            json.WriteString("at", Rfc3339.Format(data.From));
        }

        if (hasDims)
        {
            json.WriteStartObject("dims");
            foreach (var (name, value) in dims)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteString("meter", data.Meter);
        WriteText(json, "quality", data.StatedQuality);
        json.WriteString("quantity", data.Quantity.ToString());
        json.WriteString("unit", data.Unit);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
