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

        foreach (var line in EntryText.Lines(finding, language, indent: 4))
        {
            yield return line;
        }
    }
}
