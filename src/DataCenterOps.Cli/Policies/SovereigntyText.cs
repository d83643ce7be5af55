using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Policies;

/// <summary>One system's score for people: the figure, the weakest objective, then each objective with what it rests on.</summary>
internal static class SovereigntyText
{
    /// <summary>The lines of the server's answer.</summary>
    public static IEnumerable<TextLine> Lines(JsonElement body, Language language)
    {
        if (body.Text("score") is not { } score)
        {
            yield return new TextLine(Words.Of("score-none", language), Tone.Dim);
            yield break;
        }

        yield return new TextLine($"{body.Text("system")}: {score} %  ({Words.Of("score-declared", language)}: {body.Text("declaredScore")} %)");
        yield return new TextLine($"{Words.Of("score-weakest", language)}: {body.Text("weakest")}");
        foreach (var objective in body.Items("objectives"))
        {
            yield return Objective(objective, language);
            foreach (var line in objective.Items("answers").SelectMany(answer => Answer(answer, language)))
            {
                yield return line;
            }
        }

        if (body.Text("framework") is { } framework)
        {
            yield return new TextLine($"{framework}. {body.Text("source")} ({Words.Of(body.Text("status") ?? "", language)})", Tone.Dim);
        }

        yield return new TextLine(Words.Of("score-ours", language), Tone.Dim);
    }

    private static TextLine Objective(JsonElement objective, Language language)
    {
        var below = objective.Field("belowFloor").ValueKind == JsonValueKind.True;
        var numbers = string.Create(
            CultureInfo.InvariantCulture,
            $"{objective.Number("level")}/4 ({Words.Of("score-declared", language)} {objective.Number("declared")}, {Words.Of("score-floor", language)} {objective.Number("floor")}, {objective.Number("weight")} %)");
        return new TextLine(
            $"{objective.Text("id")} {In(objective.Field("title"), language)}: {numbers}" + (below ? $"  {Words.Of("score-below-floor", language)}" : ""),
            below ? Tone.Bad : Tone.Plain);
    }

    private static IEnumerable<TextLine> Answer(JsonElement answer, Language language)
    {
        var declaredOnly = answer.Field("declaredOnly").ValueKind == JsonValueKind.True;
        yield return new TextLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {answer.Text("id")}: {answer.Number("level")}/4  {Words.Of(declaredOnly ? "score-declared-only" : "score-proven", language)}"));
        if (In(answer.Field("question"), language) is { Length: > 0 } question)
        {
            yield return new TextLine($"    {question}", Tone.Dim);
        }

        var left = answer.Number("evidenceLeftOut");
        if (answer.Field("evidence").OneLine() is { Length: > 0 } evidence)
        {
            yield return new TextLine(
                $"    {Words.Of("evidence", language)}: {evidence}"
                + (left > 0 ? string.Create(CultureInfo.InvariantCulture, $" (+{left} {Words.Of("left-out", language)})") : ""));
        }

        if (answer.Field("error") is { ValueKind: JsonValueKind.Object } error)
        {
            yield return new TextLine($"    {Words.Of("error", language)}: {error.Text("part")}: {error.Text("message")}", Tone.Bad);
        }
    }

    private static string In(JsonElement text, Language language) => text.Text(language switch
    {
        Language.Arabic => "ar",
        Language.French => "fr",
        _ => "en",
    }) ?? "";
}
