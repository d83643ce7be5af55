using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Policies;

namespace DataCenterOps.Cli.Estate;

/// <summary>Renders an estate plan for people: what is done to each document, and every reason against what is refused.</summary>
internal static class PlanText
{
    private static readonly string[] Actions = ["create", "change", "unchanged", "retire", "held", "refused"];

    /// <summary>The plan's lines. What stays as it is, is only counted.</summary>
    /// <param name="plan">The server's answer.</param>
    /// <param name="language">For titles and remedies.</param>
    /// <param name="withChanges">Whether changed fields are listed one by one.</param>
    public static IEnumerable<TextLine> Lines(JsonElement plan, Language language, bool withChanges)
    {
        foreach (var item in plan.Items("items").Where(item => item.Text("action") != "unchanged"))
        {
            yield return Heading(item, language);
            foreach (var line in Reasons(item, language))
            {
                yield return line;
            }

            foreach (var line in withChanges ? Changes(item) : [])
            {
                yield return line;
            }
        }

        yield return new TextLine(Counts(plan, language), Tone.Strong);
    }

    /// <summary>As in <c>2 create, 1 change, 40 unchanged, 0 retire, 0 refused</c>.</summary>
    public static string Counts(JsonElement plan, Language language) =>
        string.Join(", ", Actions.Where(action => action != "held" || plan.Field("counts").Number(action) > 0).Select(action => string.Create(
            CultureInfo.InvariantCulture, $"{plan.Field("counts").Number(action)} {Words.Of(action, language)}")));

    private static TextLine Heading(JsonElement item, Language language)
    {
        var (sign, tone) = item.Text("action") switch
        {
            "create" => ("+", Tone.Good),
            "change" => ("~", Tone.Warning),
            "retire" => ("-", Tone.Warning),
            "held" => ("…", Tone.Warning),
            "refused" => ("✗", Tone.Bad),
            _ => (" ", Tone.Plain),
        };
        var place = item.Text("file") is { Length: > 0 } file
            ? string.Create(CultureInfo.InvariantCulture, $"  ({file}:{item.Number("line")})")
            : "";
        var action = Words.Of(item.Text("action") ?? "", language);
        return new TextLine($"{sign} {action} {item.Text("document")} {item.Text("id")}{place}", tone);
    }

    private static IEnumerable<TextLine> Reasons(JsonElement item, Language language)
    {
        foreach (var line in Held(item, language))
        {
            yield return line;
        }

        var decision = item.Field("decision");
        var isJudged = decision.Text("outcome") is not (null or "allow");
        foreach (var reason in item.Items("reasons"))
        {
            // The decision below tells the same with evidence, article and remedy.
            if ((!isJudged || reason.Text("code") is not ("policy.denied" or "policy.unjudged"))
                && !(item.Text("action") == "held" && reason.Text("code") == "fact.guarded"))
            {
                yield return new TextLine($"  {reason.Text("message")} [{reason.Text("code")}]");
            }
        }

        foreach (var line in isJudged ? DecisionText.Body(decision, language) : [])
        {
            yield return line;
        }

        foreach (var line in EntryText.Lines(item, language, indent: 2))
        {
            yield return line;
        }
    }

    private static IEnumerable<TextLine> Held(JsonElement item, Language language)
    {
        if (item.Text("action") != "held")
        {
            yield break;
        }

        yield return new TextLine($"  {Words.Of("held-because", language)}:", Tone.Strong);
        foreach (var rule in item.Field("held").Items("rules"))
        {
            yield return new TextLine($"  • {Languages.Pick(rule.Field("message"), language)}");
        }

        if (item.Field("held").Number("rulesLeftOut") is > 0 and var left)
        {
            yield return new TextLine(string.Create(CultureInfo.InvariantCulture, $"  + {left} {Words.Of("held-more", language)}"));
        }

        if (item.Text("approval") is { } approval)
        {
            yield return new TextLine($"  {Words.Of("held-approval", language)}: {approval}  (dcops approvals show {approval})");
        }
    }

    private static IEnumerable<TextLine> Changes(JsonElement item)
    {
        foreach (var change in item.Items("changes"))
        {
            var before = change.Field("before");
            var after = change.Field("after");
            yield return (before.IsThere(), after.IsThere()) switch
            {
                (false, _) => new TextLine($"    + {change.Text("path")}: {after.OneLine()}", Tone.Good),
                (_, false) => new TextLine($"    - {change.Text("path")}: {before.OneLine()}", Tone.Bad),
                _ => new TextLine($"    ~ {change.Text("path")}: {before.OneLine()} → {after.OneLine()}", Tone.Warning),
            };
        }
    }
}
