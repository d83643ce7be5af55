using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>Writes a document again with its times resolved and its defaults filled in. Members stay in canonical order.</summary>
internal sealed class ResolvedWriter(DateTimeOffset now)
{
    private readonly CanonicalBuffer _buffer = new();

    public byte[] Write(JsonElement fields, ObjectShape shape, Earlier? before)
    {
        _buffer.Clear();
        WriteObject(fields, shape, before);
        return _buffer.ToArray();
    }

    private void Write(JsonElement value, FieldType type, Earlier? before)
    {
        switch (type)
        {
            case FieldType.Nested(var shape):
                WriteObject(value, shape, before);
                break;
            case FieldType.List { Item: FieldType.Nested or FieldType.Time } list:
                WriteList(value, list, before);
                break;
            case FieldType.Time when EstateTime.TryParseRelative(value.GetString()!, out var offset):
                _buffer.Text(Instant(value, offset, before));
                break;
            default:
                // Canonical already.
                _buffer.Raw(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private string Instant(JsonElement value, TimeSpan offset, Earlier? before) =>
        before is { Written: { ValueKind: JsonValueKind.String } written, Resolved: { ValueKind: JsonValueKind.String } resolved }
            && written.ValueEquals(value.GetString())
            ? resolved.GetString()!
            : EstateTime.Write(now + offset);

    private void WriteObject(JsonElement value, ObjectShape shape, Earlier? before)
    {
        _buffer.Raw("{"u8);
        var first = true;
        foreach (var field in shape.Fields)
        {
            var declared = value.TryGetProperty(field.Name, out var member);
            if (!declared && field.Default is null)
            {
                continue;
            }

            _buffer.Name(field.Name, first);
            first = false;
            if (declared)
            {
                Write(member, field.Type, before?.Member(field.Name));
            }
            else
            {
                _buffer.Raw(Encoding.UTF8.GetBytes(field.Default!));
            }
        }

        _buffer.Raw("}"u8);
    }

    private void WriteList(JsonElement value, FieldType.List list, Earlier? before)
    {
        _buffer.Raw("["u8);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (index > 0)
            {
                _buffer.Raw(","u8);
            }

            var id = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var own) ? own.GetString() : null;
            Write(item, list.Item, before?.Item(index, id));
            index++;
        }

        _buffer.Raw("]"u8);
    }
}
