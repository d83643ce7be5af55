using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Ledger;

/// <summary>The form in which the ledger remembers an answer. Its position is a column of its own.</summary>
internal static class AnswerJson
{
    public static byte[] Write(Answer answer)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            switch (answer)
            {
                case Answer.Done done:
                    writer.WriteNumber("version", done.Version);
                    WriteDecision(writer, done.Decision);
                    break;
                case Answer.Waits waits:
                    writer.WriteString("approval", waits.Approval);
                    writer.WriteString("digest", waits.Digest);
                    break;
                case Answer.Refused refused:
                    writer.WriteStartArray("reasons");
                    foreach (var reason in refused.Reasons)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("code", reason.Code);
                        writer.WriteString("message", reason.Message);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                    WriteDecision(writer, refused.Decision);
                    break;
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static Answer Read(long position, ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        if (root.TryGetProperty("approval", out var approval))
        {
            return new Answer.Waits(approval.GetString()!, root.GetProperty("digest").GetString()!);
        }

        var decision = root.TryGetProperty("decision", out var text) ? text.GetString() : null;
        return root.TryGetProperty("reasons", out var reasons)
            ? new Answer.Refused(
                position,
                [.. reasons.EnumerateArray().Select(reason =>
                    new Reason(reason.GetProperty("code").GetString()!, reason.GetProperty("message").GetString()!))],
                decision)
            : new Answer.Done(position, root.GetProperty("version").GetInt64(), decision);
    }

    private static void WriteDecision(Utf8JsonWriter writer, string? decision)
    {
        if (decision is not null)
        {
            writer.WriteString("decision", decision);
        }
    }
}
