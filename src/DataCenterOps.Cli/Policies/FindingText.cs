using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Policies;

/// <summary>Renders an open finding as a decision's result is: rule, evidence, law, remedy, what would close it, and where it is kept.</summary>
internal static class FindingText
{
    /// <summary>The lines of one finding of the server's answer.</summary>
    public static IEnumerable<TextLine> Lines(JsonElement finding, Language language)
    {
        var told = finding.Field("finding");
        foreach (var line in RuleText.Lines(told, language))
        {
            yield return line;
        }

        foreach (var change in told.Items("counterfactual"))
        {
            yield return new TextLine(
                $"    {Words.Of("counterfactual", language)}: {change.Text("change")} → {Words.Of(change.Text("becomes") ?? "", language)}");
        }

        if (finding.Number("position") is > 0 and var position)
        {
            yield return new TextLine(
                string.Create(CultureInfo.InvariantCulture, $"    {Words.Of("in-ledger", language)}: {position} ({finding.Text("firstSeen")})"), Tone.Dim);
        }
    }
}
