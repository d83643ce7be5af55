using System.Text;
using System.Text.Json;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Grains.Estate;

namespace DataCenterOps.Api.Estate;

/// <summary>A plan in JSON.</summary>
internal static class PlanJson
{
    private static readonly string[] Actions = ["create", "change", "unchanged", "retire", "held", "refused"];

    public static string Write(EstatePlan plan) => Text(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("items");
        writer.WriteRawValue(Items(plan), skipInputValidation: true);
        writer.WritePropertyName("counts");
        writer.WriteRawValue(Counts(plan), skipInputValidation: true);
        writer.WriteBoolean("applied", plan.Applied);
        if (plan.Items.FirstOrDefault(item => item.Approval is not null) is { } waits)
        {
            // As everywhere that something waits for others; where several do, each item names its own.
            writer.WriteString("approval", waits.Approval);
            writer.WriteString("digest", waits.Digest);
        }

        writer.WriteEndObject();
    });

    public static string Counts(EstatePlan plan) => Text(writer =>
    {
        writer.WriteStartObject();
        foreach (var action in Actions)
        {
            writer.WriteNumber(action, plan.Items.Count(item => item.Action == action));
        }

        writer.WriteEndObject();
    });

    public static string Items(EstatePlan plan) => Text(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in plan.Items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, PlanItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("document", item.Document);
        writer.WriteString("id", item.Id);
        writer.WriteString("action", item.Action);
        writer.WriteStartArray("changes");
        foreach (var change in item.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("path", change.Path);
            writer.WriteString("before", change.Before);
            writer.WriteString("after", change.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("reasons");
        foreach (var reason in item.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("code", reason.Code);
            writer.WriteString("message", reason.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (item.Decision is { } decision)
        {
            writer.WritePropertyName("decision");
            writer.WriteRawValue(decision, skipInputValidation: true);
        }

        WriteHeld(writer, item);
        if (item.Position > 0)
        {
            writer.WriteNumber("position", item.Position);
            writer.WriteString("proof", EntryProof.PathOf(item.Position));
        }

        if (item.File is { } file)
        {
            writer.WriteString("file", file);
            writer.WriteNumber("line", item.Line);
        }

        writer.WriteEndObject();
    }

    /// <summary>What of a plan waits for others, and why; nothing when all of it could be done at once.</summary>
    public static string? Held(EstatePlan plan) => plan.Items.All(item => item.Held is null) ? null : Text(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in plan.Items.Where(item => item.Held is not null))
        {
            writer.WriteStartObject();
            writer.WriteString("document", item.Document);
            writer.WriteString("id", item.Id);
            WriteHeld(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteHeld(Utf8JsonWriter writer, PlanItem item)
    {
        if (item.Held is { } held)
        {
            writer.WritePropertyName("held");
            writer.WriteRawValue(held, skipInputValidation: true);
        }

        if (item.Approval is { } approval)
        {
            writer.WriteString("approval", approval);
            writer.WriteString("digest", item.Digest);
        }
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
