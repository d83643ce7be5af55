using System.Globalization;
using System.Text;

namespace DataCenterOps.Domain.Messages;

/// <summary>Makes one harmless line of any text: no line breaks that would begin a header, nothing that turns the reading direction.</summary>
public static class PlainText
{
    /// <summary>The text in one line of at most <paramref name="most"/> characters.</summary>
    public static string OneLine(string? text, int most = MessageLimits.FactLength)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            // Half a surrogate pair comes as the replacement character, which is printable.
            var isHarmless = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
            line.Append(isHarmless ? rune.ToString() : " ");
            if (line.Length > most)
            {
                // A character beyond the plane takes two places: it goes as a whole.
                var cut = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
                return line.ToString(0, cut).Trim() + "…";
            }
        }

        return line.ToString().Trim();
    }
}
