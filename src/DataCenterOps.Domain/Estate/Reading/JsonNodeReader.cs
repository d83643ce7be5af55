using System.Text.Json;
using System.Text.Unicode;

namespace DataCenterOps.Domain.Estate;

/// <summary>Reads one JSON document into the form that it shares with YAML. No comments, no trailing commas.</summary>
internal sealed class JsonNodeReader(EstateErrors errors)
{
    private readonly NodeBudget _budget = new();

    /// <summary>The document, or null when it could not be read at all.</summary>
    public SourceNode? Read(ReadOnlySpan<byte> utf8, int maxBytes)
    {
        if (utf8.Length > maxBytes)
        {
            AddError(EstateCodes.TooLarge, $"the document is larger than {maxBytes} bytes");
            return null;
        }

        if (!Utf8.IsValid(utf8) || utf8.StartsWith("\uFEFF"u8))
        {
            AddError(EstateCodes.Encoding, "the text must be UTF-8 without a byte order mark");
            return null;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 2 * EstateLimits.Depth });
        try
        {
            reader.Read();
            if (ReadNode(ref reader) is { } root)
            {
                // Throws on anything that follows.
                reader.Read();
                return root;
            }
        }
        catch (JsonException exception)
        {
            errors.Add(new EstateError(
                EstateCodes.Syntax, "this is not JSON", "", Number(exception.LineNumber), Number(exception.BytePositionInLine), ""));
        }
        catch (InvalidOperationException)
        {
            AddError(EstateCodes.Encoding, "an escape such as `\\ud800` is half of a character");
        }

        return null;
    }

    private SourceNode? ReadNode(ref Utf8JsonReader reader)
    {
        if (!_budget.TrySpend())
        {
            AddError(EstateCodes.TooLarge, "the document holds too many values");
            return null;
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= EstateLimits.Depth)
        {
            AddError(EstateCodes.Bounds, $"values lie at most {EstateLimits.Depth} levels deep");
            return null;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var mapping = new SourceNode(SourceNodeKind.Mapping, 0, 0);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = new SourceNode(SourceNodeKind.Scalar, 0, 0) { Text = reader.GetString()! };
                    reader.Read();
                    if (ReadNode(ref reader) is not { } value)
                    {
                        return null;
                    }

                    mapping.Members.Add(new SourceMember(key, value));
                }

                return mapping;
            case JsonTokenType.StartArray:
                var sequence = new SourceNode(SourceNodeKind.Sequence, 0, 0);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (ReadNode(ref reader) is not { } item)
                    {
                        return null;
                    }

                    sequence.Items.Add(item);
                }

                return sequence;
            case JsonTokenType.String:
                return new SourceNode(SourceNodeKind.Scalar, 0, 0) { Text = reader.GetString()! };
            default:
                // Numbers, true, false and null: their text means in JSON what it means in YAML.
                return new SourceNode(SourceNodeKind.Scalar, 0, 0)
                {
                    Text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
                    Plain = true,
                };
        }
    }

    private void AddError(string code, string message) => errors.Add(new EstateError(code, message, "", 0, 0, ""));

    private static int Number(long? zeroBased) => zeroBased is { } value ? (int)value + 1 : 0;
}
