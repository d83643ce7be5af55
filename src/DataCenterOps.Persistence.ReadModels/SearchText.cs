using System.Globalization;
using System.Text;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Text as it is searched: lower case, accents and Arabic vowel signs gone, so that `etat` finds `État`.</summary>
public static class SearchText
{
    /// <summary>The searched form of <paramref name="text"/>. Both the row and the question pass through it.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                kept.Append(char.ToLowerInvariant(c));
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The pattern of <c>LIKE … ESCAPE '!'</c> that finds <paramref name="text"/> anywhere.</summary>
    public static string Pattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shortened = text.Length > ReadLimits.SearchLength ? text[..ReadLimits.SearchLength] : text;
        var escaped = Of(shortened)
            .Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);
        return $"%{escaped}%";
    }
}
