using System.Runtime.InteropServices;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A document as it is declared: every time resolved, every default filled in.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Owner">The tenant that it belongs to; absent for what the platform keeps.</param>
/// <param name="Body">Canonical JSON of its fields with the full id: what policies and readers see.</param>
/// <param name="AsWritten">Canonical JSON as it was written, with relative times; the same bytes when there are none.</param>
public sealed record DeclaredDocument(
    DocumentKind Kind, string Id, TenantId? Owner, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> AsWritten)
{
    private Fields? _fields;

    /// <summary>A document whose canonical fields are read already. It lives no longer than <paramref name="fields"/> does.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its full id.</param>
    /// <param name="owner">The tenant that it belongs to.</param>
    /// <param name="fields">Canonical, with the full id.</param>
    public static DeclaredDocument Of(DocumentKind kind, string id, TenantId? owner, JsonElement fields)
    {
        var body = JsonMarshal.GetRawUtf8Value(fields).ToArray();
        return new DeclaredDocument(kind, id, owner, body, body) { _fields = new Fields(body, fields) };
    }

    /// <summary>Whether the two forms differ, so that both must be kept.</summary>
    public bool Differs => !Body.Span.SequenceEqual(AsWritten.Span);

    /// <summary>The fields, for the typed views. The element stays valid on its own.</summary>
    public JsonElement Read()
    {
        // A copy with another body reads that one.
        if (_fields is not { } known || !known.Of.Equals(Body))
        {
            _fields = known = new Fields(Body, Parse(Body));
        }

        return known.Element;
    }

    /// <summary>The key of the grain that holds the document.</summary>
    public string GrainKey => Kind.GrainKey(Id, Owner);

    /// <summary>Reads canonical JSON into an element that stays valid on its own.</summary>
    internal static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        return JsonElement.ParseValue(ref reader);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.Name} {Id}";

    /// <summary>Whether both state the same; what was read of them is no part of it.</summary>
    public bool Equals(DeclaredDocument? other) =>
        other is not null && Kind == other.Kind && Id == other.Id && Owner == other.Owner && Body.Equals(other.Body) && AsWritten.Equals(other.AsWritten);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Id, Owner, Body, AsWritten);

    private sealed record Fields(ReadOnlyMemory<byte> Of, JsonElement Element);
}
