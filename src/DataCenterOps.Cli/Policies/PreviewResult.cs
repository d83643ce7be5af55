using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;

namespace DataCenterOps.Cli.Policies;

/// <summary>All pages of a preview together: tenant by tenant, what is vital first.</summary>
internal sealed class PreviewResult
{
    private const string NewlyFailingCode = "newly-failing";

    private static readonly string[] Criticalities = ["vital", "important", "standard", "low"];

    private readonly List<JsonElement> _items = [];
    private readonly List<JsonElement> _waivers = [];
    private readonly List<string> _failingTests = [];
    private long _judged;
    private long _denied;

    /// <summary>Findings that would be new.</summary>
    public int NewlyFailing => _items.Count(item => item.Text("change") == NewlyFailingCode);

    /// <summary>Whether the draft's own tests fail, so that it does not come into force.</summary>
    public bool FailsItsTests => _failingTests.Count > 0;

    /// <summary>Adds a page.</summary>
    public void Add(JsonElement page)
    {
        _judged += page.Number("judged");
        _denied += page.Number("denied");
        _waivers.AddRange(page.Items("waivers").Select(item => item.Clone()));
        _failingTests.AddRange(page.Items("failingTests").Select(item => item.GetString()!));
        _items.AddRange(page.Items("items").Select(item => item.Clone()));
    }

    /// <summary>The whole in one object.</summary>
    public JsonElement ToJson()
    {
        var json = RequestJson.Object(writer =>
        {
            writer.WriteNumber("judged", _judged);
            writer.WriteNumber("denied", _denied);
            writer.WriteStartArray("items");
            foreach (var item in Ordered())
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("waivers");
            foreach (var waiver in _waivers)
            {
                waiver.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("failingTests");
            foreach (var test in _failingTests)
            {
                writer.WriteStringValue(test);
            }

            writer.WriteEndArray();
        });
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>For people.</summary>
    public IEnumerable<TextLine> Lines(Language language)
    {
        foreach (var test in _failingTests)
        {
            yield return new TextLine($"✗ {Words.Of("preview-test", language)}: {test}", Tone.Bad);
        }

        string? tenant = null;
        foreach (var item in Ordered())
        {
            var owner = item.Text("tenant") ?? "platform";
            if (owner != tenant)
            {
                tenant = owner;
                yield return new TextLine(owner);
                if (Costs(owner) is { } costs)
                {
                    yield return new TextLine(Text(costs, language), Tone.Dim);
                }
            }

            foreach (var line in Pair(item, language))
            {
                yield return line;
            }
        }

        foreach (var stopped in _waivers)
        {
            var subject = stopped.Field("subject");
            yield return new TextLine(
                $"{Words.Of("waiver", language)} {stopped.Text("waiver")}: {Words.Of("waiver-stops", language)}: {subject.Text("kind")} {subject.Text("id")} {stopped.Text("policy")}/{stopped.Text("rule")} → {Words.Of(stopped.Text("becomes") ?? "", language)}",
                stopped.Text("becomes") == "violation" ? Tone.Bad : Tone.Warning);
        }

        var counts = _items.GroupBy(item => item.Text("change")!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        yield return new TextLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_judged} {Words.Of("preview-judged", language)}: {counts.GetValueOrDefault(NewlyFailingCode)} {Words.Of(NewlyFailingCode, language)}, {counts.GetValueOrDefault("newly-passing")} {Words.Of("newly-passing", language)}, {counts.GetValueOrDefault("differs")} {Words.Of("differs", language)}; {_denied} {Words.Of("preview-denied", language)}"));
    }

    // Each system once, however many rules it would fail.
    private (int Systems, int Unrated, decimal Dinars)? Costs(string tenant)
    {
        var systems = _items.Where(item => item.Text("change") == NewlyFailingCode && item.Text("tenant") == tenant && item.Field("subject").Text("kind") == "System")
            .DistinctBy(item => item.Field("subject").Text("id"), StringComparer.Ordinal).ToArray();
        return systems.Length == 0 ? null : (
            systems.Length, systems.Count(item => item.Text("monthCost") is null),
            systems.Sum(item => item.Text("monthCost") is { } cost ? decimal.Parse(cost, NumberStyles.Number, CultureInfo.InvariantCulture) : 0));
    }

    private static string Text((int Systems, int Unrated, decimal Dinars) costs, Language language)
    {
        var unrated = costs.Unrated > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({costs.Unrated} {Words.Of("preview-unrated", language)})") : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"  {costs.Systems} {Words.Of("preview-systems", language)}: {costs.Dinars:N2} DZD {Words.Of("preview-month", language)}{unrated}");
    }

    private static IEnumerable<TextLine> Pair(JsonElement item, Language language)
    {
        var change = item.Text("change")!;
        var subject = item.Field("subject");
        var criticality = item.Text("criticality") is { } level ? $" ({level})" : "";
        yield return new TextLine(
            $"  {subject.Text("kind")} {subject.Text("id")}{criticality}: {Words.Of(change, language)}: {item.Text("policy")}/{item.Text("rule")}",
            change == "newly-passing" ? Tone.Good : item.Field("denies").ValueKind == JsonValueKind.True ? Tone.Bad : Tone.Warning);
        if (change != "newly-passing" && Languages.Pick(item.Field("message"), language) is { Length: > 0 } message)
        {
            yield return new TextLine($"    {message}");
        }
    }

    private IEnumerable<JsonElement> Ordered() => _items
        .OrderBy(item => item.Text("tenant") ?? "", StringComparer.Ordinal)
        .ThenBy(item => Rank(item.Text("criticality")))
        .ThenBy(item => item.Field("subject").Text("id"), StringComparer.Ordinal)
        .ThenBy(item => item.Text("policy"), StringComparer.Ordinal)
        .ThenBy(item => item.Text("rule"), StringComparer.Ordinal);

    private static int Rank(string? criticality) => Array.IndexOf(Criticalities, criticality) is >= 0 and var rank ? rank : Criticalities.Length;
}
