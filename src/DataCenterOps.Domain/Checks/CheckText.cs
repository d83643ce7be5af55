using System.Globalization;
using System.Text;

namespace DataCenterOps.Domain.Checks;

/// <summary>Somebody else's text, made safe to keep and to show.</summary>
public static class CheckText
{
    /// <summary>
    /// The first <see cref="CheckLimits.BodyShown"/> characters of <paramref name="text"/>. Control characters, also
    /// those that turn the direction of writing, are written as <c>\u….</c>.
    /// </summary>
    public static string Show(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder(Math.Min(text.Length, CheckLimits.BodyShown));
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var part = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
                : rune.ToString();
            if (shown.Length + part.Length > CheckLimits.BodyShown)
            {
                break;
            }

            shown.Append(part);
        }

        return shown.ToString();
    }
}
