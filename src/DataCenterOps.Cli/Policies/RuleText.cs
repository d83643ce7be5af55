using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Policies;

/// <summary>Renders what one rule says of a subject.</summary>
internal static class RuleText
{
    private const int ShownEvidence = 20;

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

        foreach (var line in Evidence(result.Field("evidence"), language))
        {
            yield return line;
        }

        foreach (var reference in result.Items("legal"))
        {
            yield return new TextLine($"    {Words.Of("law", language)}: {Article(reference, language)}");
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
        var status = reference.Text("status") is { Length: > 0 } named ? named : "unverified";
        var article = reference.Text("article");
        var text = reference.Text("instrument") ?? reference.Text("provisionId") ?? "";
        if (article is null or "" or "unverified")
        {
            return $"{text} ({Words.Of("article-unverified", language)})".TrimStart();
        }

        // A decision that cites no article at all says so in the pack.
        var number = article == "n/a" ? "" : $" {Words.Of("article", language)} {article}";
        return $"{text}{number} ({Words.Of(status, language)})".TrimStart();
    }

    private static string Rule(JsonElement result) =>
        string.Join('/', new[] { result.Text("policy"), result.Text("rule") }.Where(part => !string.IsNullOrEmpty(part)));

    private static Tone ToneOf(JsonElement result) => result.Text("mode") is null or "enforce" ? Tone.Bad : Tone.Warning;

    private static IEnumerable<TextLine> Evidence(JsonElement evidence, Language language)
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

        var more = evidence.GetArrayLength() - ShownEvidence;
        if (more > 0)
        {
            yield return new TextLine(
                string.Create(CultureInfo.InvariantCulture, $"    {label}: +{more} {Words.Of("left-out", language)}"), Tone.Dim);
        }
    }
}
