using System.Runtime.InteropServices;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// Parts what is personal in a document from the rest: the rest goes into the ledger for good, what is personal into a
/// detail that can be erased. Only whole fields of the document itself are personal, never of an object within.
/// </summary>
public static class PersonalFields
{
    /// <summary>Whether documents of this kind may hold something personal.</summary>
    public static bool HasPersonal(this DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Shape.Fields.Any(field => field.Personal);
    }

    /// <summary>The document without what is personal; itself when its kind holds nothing personal.</summary>
    public static DeclaredDocument Without(DeclaredDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Kind.HasPersonal()
            ? document with { Body = Without(document.Kind, document.Body), AsWritten = Without(document.Kind, document.AsWritten) }
            : document;
    }

    /// <summary>Canonical JSON without what is personal.</summary>
    public static byte[] Without(DocumentKind kind, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Write(DeclaredDocument.Parse(json).EnumerateObject().Where(member => !IsPersonal(kind, member)));
    }

    /// <summary>What is personal, as canonical JSON; nothing when the document has none of it.</summary>
    public static ReadOnlyMemory<byte>? Of(DeclaredDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var personal = document.Kind.HasPersonal()
            ? document.Read().EnumerateObject().Where(member => IsPersonal(document.Kind, member)).ToArray()
            : [];
        // Said in full: an absent array would become an empty memory, which is not absent.
        return personal.Length == 0 ? default(ReadOnlyMemory<byte>?) : Write(personal);
    }

    /// <summary>The whole document again.</summary>
    /// <param name="json">What <see cref="Without(DocumentKind, ReadOnlyMemory{byte})"/> left.</param>
    /// <param name="personal">What <see cref="Of"/> took.</param>
    public static byte[] Merge(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> personal) =>
        Write(DeclaredDocument.Parse(json).EnumerateObject()
            .Concat(DeclaredDocument.Parse(personal).EnumerateObject())
            .OrderBy(member => member.Name, StringComparer.Ordinal));

    private static bool IsPersonal(DocumentKind kind, JsonProperty member) => kind.Shape.Find(member.Name) is { Personal: true };

    private static byte[] Write(IEnumerable<JsonProperty> members)
    {
        var buffer = new CanonicalBuffer();
        buffer.Raw("{"u8);
        var first = true;
        foreach (var member in members)
        {
            buffer.Name(member.Name, first);
            buffer.Raw(JsonMarshal.GetRawUtf8Value(member.Value));
            first = false;
        }

        buffer.Raw("}"u8);
        return buffer.ToArray();
    }
}
