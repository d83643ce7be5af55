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
    private long _judged;
    private long _denied;

    /// <summary>Findings that would be new.</summary>
    public int NewlyFailing => _items.Count(item => item.Text("change") == NewlyFailingCode);

    /// <summary>Adds a page.</summary>
    public void Add(JsonElement page)
    {
        _judged += page.Number("judged");
        _denied += page.Number("denied");
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
        });
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>For people.</summary>
    public IEnumerable<TextLine> Lines(Language language)
    {
        string? tenant = null;
        foreach (var item in Ordered())
        {
            var owner = item.Text("tenant") ?? "platform";
            if (owner != tenant)
            {
                tenant = owner;
                yield return new TextLine(owner);
            }

            foreach (var line in Pair(item, language))
            {
                yield return line;
            }
        }

        var counts = _items.GroupBy(item => item.Text("change")!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        yield return new TextLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_judged} {Words.Of("preview-judged", language)}: {counts.GetValueOrDefault(NewlyFailingCode)} {Words.Of(NewlyFailingCode, language)}, {counts.GetValueOrDefault("newly-passing")} {Words.Of("newly-passing", language)}, {counts.GetValueOrDefault("differs")} {Words.Of("differs", language)}; {_denied} {Words.Of("preview-denied", language)}"));
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
