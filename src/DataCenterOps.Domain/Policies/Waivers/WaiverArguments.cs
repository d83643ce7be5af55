using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>What is frozen when somebody asks for a waiver: all that others agree to, the set of findings included.</summary>
public sealed record WaiverArguments
{
    /// <summary>What was asked.</summary>
    public required WaiverRequest Request { get; init; }

    /// <summary>The findings, ordered by rule and subject.</summary>
    public required ImmutableArray<WaivedPair> Pairs { get; init; }

    /// <summary>The policy's category, by which waivers are counted.</summary>
    public required string Category { get; init; }

    /// <summary>What it renews.</summary>
    public required WaiverRenewal Renewal { get; init; }

    /// <summary>The arguments as a canonical JSON object.</summary>
    public string Write() => Encoding.UTF8.GetString(CanonicalJson.Write(ToJson()));

    /// <summary>The same as an object, to be added to.</summary>
    public JsonObject ToJson() => new()
    {
        ["category"] = Category,
        ["controls"] = new JsonArray([.. Request.Controls.Select(control => JsonValue.Create(Text(control)))]),
        ["decision"] = Request.Decision,
        ["pairs"] = new JsonArray([.. Pairs.Select(WritePair)]),
        ["plan"] = Request.Plan is { } plan ? Text(plan) : null,
        ["planDue"] = Request.PlanDue is { } due ? Rfc3339.Write(due) : null,
        ["policy"] = Request.Policy,
        ["reason"] = Text(Request.Reason),
        ["renewal"] = Renewal.Number,
        ["riskOwner"] = Text(Request.RiskOwner),
        ["since"] = Renewal.Since is { } since ? Rfc3339.Write(since) : null,
        ["supersedes"] = new JsonArray([.. Renewal.Supersedes.Select(id => JsonValue.Create(id))]),
        ["ticket"] = Text(Request.Ticket),
        ["until"] = Rfc3339.Write(Request.Until),
    };

    /// <summary>Reads the text of the arguments.</summary>
    public static WaiverArguments Read(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return Read(document.RootElement);
    }

    /// <summary>Reads the members of <see cref="ToJson"/>.</summary>
    public static WaiverArguments Read(JsonElement json)
    {
        var pairs = ReadPairs(json.GetProperty("pairs"));
        return new WaiverArguments
        {
            Pairs = pairs,
            Category = json.GetProperty("category").GetString()!,
            Renewal = new WaiverRenewal(
                json.GetProperty("renewal").GetInt32(), Time(json, "since"),
                [.. json.GetProperty("supersedes").EnumerateArray().Select(id => id.GetString()!)]),
            Request = new WaiverRequest(
                json.GetProperty("policy").GetString()!,
                [.. pairs.Select(pair => pair.Rule).Distinct(StringComparer.Ordinal)],
                [.. pairs.Select(pair => new WaiverSubject(pair.Kind, pair.Id)).Distinct()],
                json.GetProperty("reason").GetString()!,
                json.GetProperty("ticket").GetString()!,
                json.GetProperty("riskOwner").GetString()!,
                [.. json.GetProperty("controls").EnumerateArray().Select(control => control.GetString()!)],
                Time(json, "until")!.Value)
            {
                Plan = json.GetProperty("plan").GetString(),
                PlanDue = Time(json, "planDue"),
                Decision = json.GetProperty("decision").GetString(),
            },
        };
    }

    /// <summary>Reads the list of findings alone.</summary>
    public static ImmutableArray<WaivedPair> ReadPairs(JsonElement list) =>
    [
        .. list.EnumerateArray().Select(pair => new WaivedPair(
            pair.GetProperty("policy").GetString()!,
            pair.GetProperty("rule").GetString()!,
            pair.GetProperty("ruleSha256").GetString()!,
            pair.GetProperty("kind").GetString()!,
            pair.GetProperty("id").GetString()!,
            pair.GetProperty("evidence") is { ValueKind: JsonValueKind.Array } marks ? [.. marks.EnumerateArray().Select(mark => mark.GetString()!)] : null,
            pair.GetProperty("shown").GetString()!,
            pair.GetProperty("points").GetInt32())),
    ];

    private static JsonNode WritePair(WaivedPair pair) => new JsonObject
    {
        ["evidence"] = pair.Evidence is { } marks ? new JsonArray([.. marks.Select(mark => JsonValue.Create(mark))]) : null,
        ["id"] = pair.Id,
        ["kind"] = pair.Kind,
        ["points"] = pair.Points,
        ["policy"] = pair.Policy,
        ["rule"] = pair.Rule,
        ["ruleSha256"] = pair.RuleSha256,
        ["shown"] = Text(pair.Shown),
    };

    private static DateTimeOffset? Time(JsonElement json, string member) =>
        json.GetProperty(member).GetString() is { } text ? Rfc3339.Read(text) : null;

    private static string Text(string text) => text.Trim().Normalize(NormalizationForm.FormC);
}
