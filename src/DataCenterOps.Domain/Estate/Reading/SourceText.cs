namespace DataCenterOps.Domain.Estate;

/// <summary>Looks at a file's characters before anything reads it as YAML.</summary>
internal static class SourceText
{
    /// <summary>The text without the characters that were refused, in which every place is where it was; null when it is no text.</summary>
    public static string? TryClean(EstateFile file, EstateErrors errors)
    {
        var text = file.Text;
        if (text.StartsWith('\uFEFF'))
        {
            errors.Add(new EstateError(
                EstateCodes.Encoding, "the file begins with a byte order mark: save it as UTF-8 without", file.File, 1, 1, ""));
            return null;
        }

        if (TextRules.LoneSurrogate(text) is >= 0 and var half)
        {
            var (line, column) = PlaceOf(text, half);
            errors.Add(new EstateError(EstateCodes.Encoding, "half of a character stands here", file.File, line, column, ""));
            return null;
        }

        return TextRules.NextForbiddenInFile(text) < 0 ? text : Blank(file, errors);
    }

    // YAML takes U+0085 and U+2028 for line ends: were they left, every line after them would be counted wrong.
    private static string Blank(EstateFile file, EstateErrors errors)
    {
        var characters = file.Text.ToCharArray();
        var (line, lineStart, position) = (1, 0, 0);
        while (TextRules.NextForbiddenInFile(characters.AsSpan(position)) is >= 0 and var next)
        {
            var found = position + next;
            for (var i = position; i < found; i++)
            {
                if (characters[i] == '\n')
                {
                    (line, lineStart) = (line + 1, i + 1);
                }
            }

            if (errors.IsFull)
            {
                errors.Skip();
            }
            else
            {
                errors.Add(new EstateError(
                    EstateCodes.Text, $"U+{(int)characters[found]:X4} is a control character, which texts may not hold",
                    file.File, line, found - lineStart + 1, ""));
            }

            characters[found] = ' ';
            position = found + 1;
        }

        return new string(characters);
    }

    private static (int Line, int Column) PlaceOf(string text, int position)
    {
        var before = text.AsSpan(0, position);
        return (1 + before.Count('\n'), position - before.LastIndexOf('\n'));
    }
}
