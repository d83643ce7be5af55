using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Estate;

/// <summary>Reads a single document from JSON, as a <c>PUT</c> carries it: the same schema, the same codes, paths instead of lines.</summary>
public static class DocumentJson
{
    // Escapes make text up to six times longer than what is counted against the document's own bound.
    private const int LongestEscape = 6;

    /// <summary>Reads <paramref name="utf8"/>.</summary>
    /// <param name="kind">The kind that the path says.</param>
    /// <param name="id">The full id that the path says. The document may leave it out, but not say another.</param>
    /// <param name="utf8">The body.</param>
    /// <param name="document">The document, when nothing is wrong.</param>
    /// <param name="errors">Everything that is wrong otherwise.</param>
    public static bool TryParse(
        DocumentKind kind,
        string id,
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out ParsedDocument? document,
        out ImmutableArray<EstateError> errors)
    {
        var found = new EstateErrors();
        document = null;
        if (new JsonNodeReader(found).Read(utf8, kind.MaxBytes * LongestEscape) is { } root)
        {
            if (root.Find("document") is { } name && name.Text != kind.Name)
            {
                found.Add(EstateCodes.UnknownKind, $"the document is a {TextRules.Quote(name.Text)}, the path says `{kind.Name}`", "", name, "document");
            }

            document = new DocumentReader("", found).Read(root, kind, id);
        }

        errors = found.ToImmutable();
        document = found.Count == 0 ? document : null;
        return document is not null;
    }
}
