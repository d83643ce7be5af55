using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Policies;

/// <summary>Renders what one rule says of a subject.</summary>
internal static class RuleText
{
    private const int ShownEvidence = 20;
    private const string Unverified = "unverified";

    /// <summary>The lines of one of a decision's results.</summary>
    public static IEnumerable<TextLine> Lines(JsonElement result, Language language)
    {
        var outcome = result.Text("outcome") ?? "";
        var mode = result.Text("mode") is { Length: > 0 } named ? $" · {named}" : "";
        yield return new TextLine(
            $"  {Rule(result)}: {Words.Of(outcome, language)}{mode}", outcome == "excepted" ? Tone.Dim : ToneOf(result));

        if (Languages.Pick(result.Field("message"), language) is { Length: > 0 } message)
        {
            yield return new TextLine($"    {message}");
        }

        foreach (var line in Evidence(result.Field("evidence"), result.Number("evidenceLeftOut"), language))
        {
            yield return line;
        }

        foreach (var line in result.Items("legal").SelectMany(reference => Law(reference, language)))
        {
            yield return line;
        }

        if (Languages.Pick(result.Field("remediation"), language) is { Length: > 0 } remedy)
        {
            yield return new TextLine($"    {Words.Of("remediation", language)}: {remedy}");
        }

        var waiver = result.Field("exception");
        if (waiver.Text("id") is { Length: > 0 } id)
        {
            yield return new TextLine(
                $"    {Words.Of("waiver", language)}: {id} {Words.Of("until", language)} {waiver.Text("until")}");
        }
    }

    /// <summary>
    /// A reference to the law, with how sure it is. An article that nobody has confirmed gets no number at all: a wrong
    /// number in a refusal would be believed.
    /// </summary>
    public static string Article(JsonElement reference, Language language)
    {
        var status = reference.Text("status") is { Length: > 0 } named ? named : Unverified;
        var article = reference.Text("article");
        var text = reference.Text("instrument") ?? reference.Text("provisionId") ?? "";
        var isKnown = article is not (null or "" or Unverified);

        // A decision that cites no article at all says so in the pack.
        var number = !isKnown || article == "n/a" ? "" : $" {Words.Of("article", language)} {article}";
        var notes = new List<string>();
        if (!isKnown)
        {
            notes.Add(Words.Of("article-unverified", language));
        }

        if (isKnown || status is not (Unverified or "verified-text"))
        {
            notes.Add(Words.Of(status, language));
        }

        // What is not law yet, or no more, is said beside it.
        if (reference.Text("state") is { Length: > 0 } state)
        {
            notes.Add(Words.Of("provision-" + state, language));
        }

        if (reference.Number("provisionVersion") is > 0 and var version)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{Words.Of("provision-version", language)} {version}"));
        }

        if (reference.Text("verifiedAt") is { Length: > 0 } day)
        {
            notes.Add($"{Words.Of("as-of", language)} {day}");
        }

        return $"{text}{number} ({string.Join(language == Language.Arabic ? "، " : ", ", notes)})".TrimStart();
    }

    // What rests on nothing confirmed looks like a warning, whatever the rule's outcome.
    private static IEnumerable<TextLine> Law(JsonElement reference, Language language)
    {
        var isSure = reference.Text("status") is not (null or "" or Unverified);
        yield return new TextLine(
            $"    {Words.Of("law", language)}: {Article(reference, language)}", isSure ? Tone.Plain : Tone.Warning);
        if (Languages.Pick(reference.Field("title"), language) is { Length: > 0 } title)
        {
            var isOurs = reference.Items("titleTranslated").Any(code => code.GetString() == Languages.Code(language));
            yield return new TextLine(
                $"      {title}{(isOurs ? $" ({Words.Of("title-translated", language)})" : "")}", Tone.Dim);
        }
    }

    private static string Rule(JsonElement result) =>
        string.Join('/', new[] { result.Text("policy"), result.Text("rule") }.Where(part => !string.IsNullOrEmpty(part)));

    private static Tone ToneOf(JsonElement result) => result.Text("mode") is null or "enforce" ? Tone.Bad : Tone.Warning;

    private static IEnumerable<TextLine> Evidence(JsonElement evidence, long leftOut, Language language)
    {
        var label = Words.Of("evidence", language);
        if (evidence.ValueKind != JsonValueKind.Array)
        {
            if (evidence.IsThere())
            {
                yield return new TextLine($"    {label}: {evidence.OneLine()}");
            }

            yield break;
        }

        foreach (var item in evidence.EnumerateArray().Take(ShownEvidence))
        {
            yield return new TextLine($"    {label}: {item.OneLine()}");
        }

        // The server leaves out what is beyond its own limit, and says how many.
        var more = Math.Max(0, evidence.GetArrayLength() - ShownEvidence) + leftOut;
        if (more > 0)
        {
            yield return new TextLine(
                string.Create(CultureInfo.InvariantCulture, $"    {label}: +{more} {Words.Of("left-out", language)}"), Tone.Dim);
        }
    }
}
