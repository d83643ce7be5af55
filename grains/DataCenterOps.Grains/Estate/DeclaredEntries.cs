using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Grains.Estate;

/// <summary>The entries of declared objects: the whole document each time, never a difference.</summary>
internal static class DeclaredEntries
{
    // Leaves room for the decision and the entry's own members within LedgerLimits.EntryBytes.
    private const int InlineBytes = EstateLimits.DocumentBytes;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>
    /// An entry that says the object is now as <paramref name="whole"/>, with the decision that allowed it. What is personal
    /// in it goes beside the entry, where it can be erased.
    /// </summary>
    public static (NewEntry Entry, ImmutableArray<LedgerDocument> Documents) Declared(
        DeclaredDocument whole, bool created, string? estate, Caller caller, DecisionRecord? decision, DateTimeOffset now)
    {
        var document = PersonalFields.Without(whole);
        var documents = ImmutableArray.CreateBuilder<LedgerDocument>();
        var inline = !document.Kind.ByHash;
        var body = Object(writer =>
        {
            if (document.Differs)
            {
                // Two forms of a large document do not fit one entry.
                Write(writer, "asWritten", document.AsWritten, inline && document.Body.Length + document.AsWritten.Length <= InlineBytes, documents);
            }

            WriteDecision(writer, decision);
            Write(writer, "document", document.Body, inline, documents);
            if (estate is not null)
            {
                writer.WriteString("estate", estate);
            }

            writer.WriteString("id", document.Id);
        });
        var entry = Entry(document.Kind, created ? "created" : "changed", document.Owner, caller, now, body) with
        {
            PolicyRevision = decision?.Revision,
            Detail = PersonalFields.Of(whole),
        };
        return (entry, decision is null ? documents.ToImmutable() : documents.ToImmutable().AddRange(decision.Documents));
    }

    /// <summary>An entry that says the object is retired.</summary>
    public static NewEntry Retired(DocumentKind kind, string id, TenantId? owner, Caller caller, DateTimeOffset now) =>
        Entry(kind, "retired", owner, caller, now, Object(writer => writer.WriteString("id", id)));

    /// <summary>An entry that says a command was refused.</summary>
    public static NewEntry Refused(
        DocumentKind kind, string id, TenantId? owner, string verb, Caller caller, ImmutableArray<Reason> reasons,
        DecisionRecord? decision, DateTimeOffset now) =>
        Entry(kind, $"{verb}-refused", owner, caller, now, Object(writer =>
        {
            WriteDecision(writer, decision);
            writer.WriteString("id", id);
        })) with
        {
            Outcome = EntryOutcome.Refused,
            Reasons = [.. reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal)],
            PolicyRevision = decision?.Revision,
        };

    /// <summary>Folds one event; documents kept by hash are looked up by <paramref name="find"/>.</summary>
    public static DeclaredState Apply(DeclaredState state, string type, JsonElement body, Func<string, string> find)
    {
        if (type.EndsWith("-retired/1", StringComparison.Ordinal))
        {
            return state with { Retired = true };
        }

        var document = Read(body, "document", find)!;
        return new DeclaredState(
            document,
            Read(body, "asWritten", find) ?? document,
            body.TryGetProperty("estate", out var estate) ? estate.GetString() : null,
            Retired: false);
    }

    private static void WriteDecision(Utf8JsonWriter writer, DecisionRecord? decision)
    {
        if (decision is not null)
        {
            writer.WritePropertyName("decision");
            writer.WriteRawValue(decision.Entry, skipInputValidation: true);
        }
    }

    private static string? Read(JsonElement body, string member, Func<string, string> find) =>
        body.TryGetProperty(member, out var inline) ? inline.GetRawText()
        : body.TryGetProperty(member + "Sha256", out var hash) ? find(hash.GetString()!)
        : null;

    private static void Write(
        Utf8JsonWriter writer, string member, ReadOnlyMemory<byte> json, bool inline, ImmutableArray<LedgerDocument>.Builder documents)
    {
        if (inline)
        {
            writer.WritePropertyName(member);
            writer.WriteRawValue(json.Span, skipInputValidation: true);
            return;
        }

        var kept = LedgerDocument.Of(json.ToArray());
        documents.Add(kept);
        writer.WriteString(member + "Sha256", kept.Sha256);
    }

    private static NewEntry Entry(
        DocumentKind kind, string @event, TenantId? owner, Caller caller, DateTimeOffset now, byte[] body) => new()
        {
            Type = $"{kind.Topic}/{kind.Singular}-{@event}/1",
            Time = now,
            Tenant = owner,
            Actor = caller.Subject,
            Auth = caller.Method,
            Body = body,
        };

    // Members are written in canonical order by every caller, so no second pass is needed.
    private static byte[] Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
