using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>The lines of witnesses that stand behind a checkpoint's own.</summary>
public static class Cosignatures
{
    /// <summary>The lines with one more, or with a newer one in the place of the former of the same key.</summary>
    /// <exception cref="InvalidDataException">The lines are malformed.</exception>
    public static string With(string lines, NoteSignature added)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(added);
        return string.Concat(Read(lines).Where(line => line.KeyId != added.KeyId || line.Name != added.Name).Append(added).Select(SignedNote.LineOf));
    }

    private static ImmutableArray<NoteSignature> Read(string lines)
    {
        if (lines.Length == 0)
        {
            return [];
        }

        return SignedNote.TryParse(Encoding.UTF8.GetBytes("\n\n" + lines), out var note, out var error)
            ? note.Signatures
            : throw new InvalidDataException($"the cosignatures of a checkpoint cannot be read: {error}");
    }
}
