using System.Text;

namespace DataCenterOps.Cel;

/// <summary>A text and the positions in it. Lines and columns count from 1, columns in code points.</summary>
internal sealed class CelSource(string text)
{
    public string Text { get; } = text;

    public (int Line, int Column) Position(int offset)
    {
        offset = Math.Min(offset, Text.Length);
        var before = Text.AsSpan(0, offset);
        var start = before.LastIndexOf('\n') + 1;
        return (before.Count('\n') + 1, CelText.Length(before[start..]) + 1);
    }

    /// <summary>The line that holds the offset, and below it a caret.</summary>
    public string Caret(int offset)
    {
        offset = Math.Min(offset, Text.Length);
        var start = Text.AsSpan(0, offset).LastIndexOf('\n') + 1;
        var length = Text.AsSpan(start).IndexOfAny('\r', '\n');
        var line = length < 0 ? Text.AsSpan(start) : Text.AsSpan(start, length);
        var caret = new StringBuilder().Append(line).Append('\n');
        foreach (var rune in Text.AsSpan(start, offset - start).EnumerateRunes())
        {
            caret.Append(rune.Value == '\t' ? '\t' : ' ');
        }

        return caret.Append('^').ToString();
    }

    public CelIssue Issue(string code, string message, int offset)
    {
        var (line, column) = Position(offset);
        return new CelIssue(code, message, line, column, Caret(offset));
    }
}
