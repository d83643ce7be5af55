using System.Buffers;
using System.Globalization;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Estate;

/// <summary>Canonical JSON written value by value; the caller brings members in order.</summary>
internal sealed class CanonicalBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    public int Length => _bytes.WrittenCount;

    public void Clear() => _bytes.ResetWrittenCount();

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Text(string text) => CanonicalJson.WriteString(_bytes, text);

    /// <summary>A member's name with what stands before it.</summary>
    public void Name(string name, bool first)
    {
        if (!first)
        {
            Raw(","u8);
        }

        Text(name);
        Raw(":"u8);
    }

    public void Flag(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Integer(long value)
    {
        value.TryFormat(_bytes.GetSpan(20), out var written, provider: CultureInfo.InvariantCulture);
        _bytes.Advance(written);
    }
}
