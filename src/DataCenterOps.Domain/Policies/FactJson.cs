using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// Writes one object of facts: the fields of its type and nothing else, with every list that is not optional present.
/// </summary>
internal static class FactJson
{
    // The names of the language's own types, as CelType shows them.
    private const string ListName = "list";
    private const string MapName = "map";

    // Facts are for rules and hashes, not for a page of HTML: an Arabic letter escaped is six bytes to write and six to read again.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Most objects of facts are smaller.
    private const int InitialBytes = 1_024;

    /// <summary>Builds an object of <paramref name="type"/> from a declared document and joined fields.</summary>
    public static JsonElement Build(
        CelObjectType type, JsonElement declared, IReadOnlyDictionary<string, Action<Utf8JsonWriter>> joined)
    {
        return Parse(writer => Write(writer, type, declared, joined));
    }

    /// <summary>What <paramref name="write"/> writes, as an element that stays valid on its own.</summary>
    public static JsonElement Parse(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(InitialBytes);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The type of the items, or of the value, of a field that holds declared objects.</summary>
    public static CelObjectType ObjectsOf(CelObjectType type, string field)
    {
        var found = type.TrySlot(field, out var slot) ? type.Fields[slot].Type : throw new ArgumentException(field, nameof(field));
        return found.Declared ?? found.First!.Declared!;
    }

    /// <summary>Writes a list of texts.</summary>
    public static Action<Utf8JsonWriter> Texts(IEnumerable<string> texts) => writer =>
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    };

    /// <summary>Writes a list of objects that were built before.</summary>
    public static Action<Utf8JsonWriter> Objects(IEnumerable<JsonElement> objects) => writer =>
    {
        writer.WriteStartArray();
        foreach (var item in objects)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    };

    /// <summary>Writes a text.</summary>
    public static Action<Utf8JsonWriter> Text(string text) => writer => writer.WriteStringValue(text);

    /// <summary>Writes true or false.</summary>
    public static Action<Utf8JsonWriter> Flag(bool flag) => writer => writer.WriteBooleanValue(flag);

    /// <summary>Writes a whole number.</summary>
    public static Action<Utf8JsonWriter> Number(long number) => writer => writer.WriteNumberValue(number);

    private static void Write(
        Utf8JsonWriter writer, CelObjectType type, JsonElement declared, IReadOnlyDictionary<string, Action<Utf8JsonWriter>>? joined)
    {
        writer.WriteStartObject();
        foreach (var field in type.Fields)
        {
            if (joined is not null && joined.TryGetValue(field.Name, out var write))
            {
                writer.WritePropertyName(field.Name);
                write(writer);
            }
            else if (declared.ValueKind == JsonValueKind.Object && declared.TryGetProperty(field.Name, out var value))
            {
                writer.WritePropertyName(field.Name);
                Write(writer, field.Type, value);
            }
            else if (!field.Optional && field.Type.Name == ListName)
            {
                writer.WriteStartArray(field.Name);
                writer.WriteEndArray();
            }
            else if (!field.Optional && field.Type.Name == MapName)
            {
                writer.WriteStartObject(field.Name);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CelType type, JsonElement value)
    {
        if (type.Declared is { } declared && value.ValueKind == JsonValueKind.Object)
        {
            Write(writer, declared, value, joined: null);
        }
        else if (type.Name == ListName && value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                Write(writer, type.First!, item);
            }

            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
