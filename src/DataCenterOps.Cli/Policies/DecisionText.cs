using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Policies;

/// <summary>
/// Renders a decision (<c>dcops-decision/1</c>) for people: each rule that is not satisfied with its evidence, its article
/// and how sure that is, and the way out. What is satisfied is only counted.
/// </summary>
internal static class DecisionText
{
    /// <summary>The lines of <paramref name="decision"/> in <paramref name="language"/>.</summary>
    public static IEnumerable<TextLine> Lines(JsonElement decision, Language language)
    {
        yield return Heading(decision, language);
        foreach (var line in Body(decision, language))
        {
            yield return line;
        }
    }

    /// <summary>The same without the heading, for where the subject was named already.</summary>
    public static IEnumerable<TextLine> Body(JsonElement decision, Language language)
    {
        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var result in decision.Items("results"))
        {
            var outcome = result.Text("outcome") ?? "";
            if (outcome is "compliant" or "not-applicable" or "")
            {
                others[outcome] = others.GetValueOrDefault(outcome) + 1;
                continue;
            }

            foreach (var line in RuleText.Lines(result, language))
            {
                yield return line;
            }
        }

        if (decision.Number("unjudged") is > 0 and var unjudged)
        {
            yield return new TextLine(string.Create(CultureInfo.InvariantCulture, $"  + {unjudged} {Words.Of("unjudged", language)}"), Tone.Bad);
        }

        foreach (var line in decision.Items("counterfactual"))
        {
            var becomes = Words.Of(line.Text("becomes") ?? "", language);
            yield return new TextLine($"  {Words.Of("counterfactual", language)}: {line.Text("change")} → {becomes}");
        }

        if (others.Count > 0)
        {
            var counts = others.Select(pair =>
                string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {Words.Of(pair.Key, language)}"));
            yield return new TextLine($"  {Words.Of("others", language)}: {string.Join(", ", counts)}", Tone.Dim);
        }
    }

    /// <summary>How an outcome of a decision looks.</summary>
    public static Tone ToneOf(string? outcome) => outcome switch
    {
        "allow" => Tone.Good,
        "allow-with-warnings" or "needs-approval" => Tone.Warning,
        _ => Tone.Bad,
    };

    private static TextLine Heading(JsonElement decision, Language language)
    {
        var outcome = decision.Text("outcome");
        var subject = decision.Field("subject");
        var pack = decision.Field("pack");
        var revision = pack.Text("revision") is { Length: > 19 } whole ? whole[..19] : pack.Text("revision");
        var parts = new[]
        {
            Words.Of(outcome ?? "", language) + ":",
            subject.Text("kind"),
            subject.Text("id"),
            decision.Text("operation") is { Length: > 0 } operation ? $"({operation})" : null,
            pack.Text("id") is { Length: > 0 } id ? $"· {id} {revision}" : null,
        };
        return new TextLine(string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part))).TrimEnd(), ToneOf(outcome));
    }
}
