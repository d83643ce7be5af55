using System.Globalization;

namespace DataCenterOps.Domain.Estate;

/// <summary>A document that follows the schema, as it was written: relative times are still relative.</summary>
public sealed class ParsedDocument
{
    internal ParsedDocument(SourceNode root) => Root = root;

    /// <summary>Its kind.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Its full id, as others refer to it: <c>tenant/key</c> of a key.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Canonical JSON of its fields with the full id, without the kind. Two texts of the same meaning give the same bytes.
    /// </summary>
    public required ReadOnlyMemory<byte> AsWritten { get; init; }

    /// <summary>The file it stands in; empty for a document that came alone.</summary>
    public required string File { get; init; }

    /// <summary>Whether it is marked as invented.</summary>
    public required bool Fictional { get; init; }

    /// <summary>The line it begins on, from 1; 0 for JSON.</summary>
    public int Line => Root.Line;

    /// <summary>The column it begins in, from 1; 0 for JSON.</summary>
    public int Column => Root.Column;

    /// <summary>What was written, with places.</summary>
    internal SourceNode Root { get; }

    /// <summary>The line and column of the value at <paramref name="path"/>, as in <c>placements[0].siteId</c>.</summary>
    /// <returns>The place of the nearest thing around it when there is no such value.</returns>
    public (int Line, int Column) PositionOf(string path)
    {
        var node = Root;
        foreach (var part in path.Split('.', '['))
        {
            var next = part.EndsWith(']')
                ? int.TryParse(part.AsSpan(0, part.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < node.Items.Count ? node.Items[index] : null
                : node.Find(part);
            if (next is null)
            {
                break;
            }

            node = next;
        }

        return (node.Line, node.Column);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.Name} {Id}";
}
