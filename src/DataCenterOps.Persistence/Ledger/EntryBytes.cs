using System.Buffers;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// Writes an entry as canonical JSON (RFC 8785): members in their order, absent ones left out, the body copied as it is.
/// </summary>
internal static class EntryBytes
{
    /// <summary>The version of the envelope. A reader that does not know it keeps the bytes and refuses to fold.</summary>
    public const int EnvelopeVersion = 1;

    /// <summary>The entry's bytes.</summary>
    /// <param name="entry">What the grain decided.</param>
    /// <param name="stream">Where it goes.</param>
    /// <param name="version">Its place there.</param>
    /// <param name="operation">The caller's name for the command, if it has one.</param>
    /// <param name="request">Salted hash of the command, lower-case hexadecimal, if there is one.</param>
    /// <param name="detail">Salted hash of what is personal, lower-case hexadecimal, if there is something.</param>
    /// <exception cref="LedgerEntryTooLargeException">More than 32,768 bytes.</exception>
    /// <exception cref="ArgumentException">The body is no object, or a text is not in NFC.</exception>
    public static byte[] Write(NewEntry entry, StreamId stream, long version, OperationId? operation, string? request, string? detail)
    {
        var body = entry.Body.Span;
        if (body.Length < 2 || body[0] != '{' || body[^1] != '}')
        {
            throw new ArgumentException($"the body of `{entry.Type}` is not one JSON object", nameof(entry));
        }

        var buffer = new ArrayBufferWriter<byte>(body.Length + 512);
        buffer.Write("{"u8);
        Member(buffer, "\"actor\":"u8, entry.Actor);
        if (entry.Approval is { } approval)
        {
            Member(buffer, ",\"approval\":"u8, approval);
        }

        Member(buffer, ",\"auth\":"u8, entry.Auth);
        buffer.Write(",\"body\":"u8);
        buffer.Write(body);
        if (detail is not null)
        {
            Member(buffer, ",\"detail\":"u8, detail);
        }

        if (operation is { } id)
        {
            Member(buffer, ",\"op\":"u8, id.Value);
        }

        Member(buffer, ",\"outcome\":"u8, entry.Outcome == EntryOutcome.Applied ? "applied" : "refused");
        if (entry.PolicyRevision is { } revision)
        {
            Member(buffer, ",\"policyRevision\":"u8, revision);
        }

        Reasons(buffer, entry);
        if (request is not null)
        {
            Member(buffer, ",\"request\":"u8, request);
        }

        Member(buffer, ",\"stream\":"u8, stream.Value);
        if (entry.Tenant is { } tenant)
        {
            Member(buffer, ",\"tenant\":"u8, tenant.Value);
        }

        Member(buffer, ",\"time\":"u8, Time(entry.Time));
        Member(buffer, ",\"type\":"u8, entry.Type);
        Number(buffer, ",\"v\":"u8, EnvelopeVersion);
        Number(buffer, ",\"version\":"u8, version);
        buffer.Write("}"u8);
        return Checked(buffer.WrittenSpan, entry.Type);
    }

    /// <summary>RFC 3339 in UTC with microseconds; what is finer is cut.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Checked(ReadOnlySpan<byte> bytes, string type)
    {
        if (bytes.Length > LedgerLimits.EntryBytes)
        {
            throw new LedgerEntryTooLargeException(
                $"ledger.entry_too_large: `{type}` has {bytes.Length} bytes, at most {LedgerLimits.EntryBytes} fit");
        }

        if (!NormalForm.IsNfc(bytes))
        {
            throw new ArgumentException($"a text of `{type}` is not in Unicode's form NFC", nameof(bytes));
        }

        return bytes.ToArray();
    }

    private static void Reasons(ArrayBufferWriter<byte> buffer, NewEntry entry)
    {
        if (entry.Reasons.IsDefaultOrEmpty)
        {
            return;
        }

        buffer.Write(",\"reasons\":["u8);
        for (var i = 0; i < entry.Reasons.Length; i++)
        {
            Member(buffer, i == 0 ? ""u8 : ","u8, entry.Reasons[i]);
        }

        buffer.Write("]"u8);
    }

    private static void Number(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> name, long value)
    {
        buffer.Write(name);
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture);
        buffer.Write(digits[..written]);
    }

    private static void Member(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> name, string text)
    {
        buffer.Write(name);
        if (text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAny('"', '\\'))
        {
            throw new ArgumentException($"the text after `{Encoding.UTF8.GetString(name)}` has a character that no name has", nameof(text));
        }

        buffer.Write("\""u8);
        Encoding.UTF8.GetBytes(text, buffer);
        buffer.Write("\""u8);
    }
}
