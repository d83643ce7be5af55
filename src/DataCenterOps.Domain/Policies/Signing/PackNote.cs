using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Policies.Signing;

/// <summary>
/// What a signature of a pack is over: its id and its content address (a signed note, c2sp.org/signed-note). The note stands at
/// the end of the pack's text in comments and is no part of what is addressed, so that it goes wherever the text goes.
/// </summary>
/// <param name="Id">The pack.</param>
/// <param name="Revision"><c>sha256:</c> and the hash of the pack's text without its note.</param>
public sealed record PackNote(string Id, string Revision)
{
    private const string Form = "dcops-pack/1";

    private const string Begins = $"# {Form}";

    /// <summary>The note's text, with its last line feed.</summary>
    public override string ToString() => $"{Form}\n{Id}\n{Revision}\n";

    /// <summary>Parts a pack's text from the note at its end.</summary>
    /// <param name="text">The whole file.</param>
    /// <returns>What is addressed, byte for byte, and the note as it was signed; no note where the file does not end in one.</returns>
    public static (string Text, string? Note) Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf($"\n{Begins}\n", StringComparison.Ordinal) + 1;
        if (at == 0)
        {
            return (text, null);
        }

        var note = new StringBuilder();
        foreach (var line in text[at..].TrimEnd('\n').Split('\n'))
        {
            // What is no comment belongs to the pack, and so does all that stands before it.
            if (line != "#" && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                return (text, null);
            }

            note.Append(line.AsSpan(Math.Min(2, line.Length))).Append('\n');
        }

        return (text[..at], note.ToString());
    }

    /// <summary>The text with a note at its end in place of any other; a last line feed that is missing is added before it.</summary>
    public static string Join(string text, SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var signed = new StringBuilder(Addressed(text));
        foreach (var line in note.ToString().TrimEnd('\n').Split('\n'))
        {
            signed.Append(line.Length == 0 ? "#" : "# ").Append(line).Append('\n');
        }

        return signed.ToString();
    }

    /// <summary>What is addressed once the text is signed: without a note, and with a last line feed.</summary>
    public static string Addressed(string text)
    {
        var (bare, _) = Split(text);
        return bare.EndsWith('\n') ? bare : bare + "\n";
    }
}
