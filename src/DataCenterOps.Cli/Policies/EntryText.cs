using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Policies;

/// <summary>Renders the entry of the ledger that holds something, with the command that proves it.</summary>
internal static class EntryText
{
    /// <summary>The entry that <paramref name="thing"/> names under <c>position</c>; nothing where it is in no entry.</summary>
    /// <param name="thing">What the server says.</param>
    /// <param name="language">Of the words.</param>
    /// <param name="indent">Spaces before it.</param>
    public static IEnumerable<TextLine> Lines(JsonElement thing, Language language, int indent)
    {
        if (thing.Number("position") is > 0 and var position)
        {
            yield return new TextLine(
                $"{new string(' ', indent)}{Words.Of("in-ledger", language)}: {Of(position)}", Tone.Dim);
        }
    }

    /// <summary>As in <c>41 (dcops ledger prove 41)</c>.</summary>
    public static string Of(long position) => string.Create(CultureInfo.InvariantCulture, $"{position} (dcops ledger prove {position})");
}
