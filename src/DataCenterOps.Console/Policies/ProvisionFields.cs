using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Console.Policies;

/// <summary>The fields of a provision as somebody types them.</summary>
public sealed class ProvisionFields
{
    // Arabic stays two bytes a letter: escaped it would be six, and the text is bounded.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The article.</summary>
    public string? Article { get; set; }

    /// <summary>A paragraph of it.</summary>
    public string? Paragraph { get; set; }

    /// <summary>The wording in Arabic.</summary>
    public string? TextAr { get; set; }

    /// <summary>The wording in French.</summary>
    public string? TextFr { get; set; }

    /// <summary>The wording in English.</summary>
    public string? TextEn { get; set; }

    /// <summary>Draft, in force or repealed.</summary>
    public string? State { get; set; }

    /// <summary>The day from which it binds.</summary>
    public string? From { get; set; }

    /// <summary>The day from which it no longer does.</summary>
    public string? Repealed { get; set; }

    /// <summary>Where it stands on the web.</summary>
    public string? Source { get; set; }

    /// <summary>Where it stands in the gazette.</summary>
    public string? Gazette { get; set; }

    /// <summary>The values, a JSON object.</summary>
    public string? Values { get; set; }

    /// <summary>How sure it is.</summary>
    public string? Status { get; set; }

    /// <summary>Who read it.</summary>
    public string? By { get; set; }

    /// <summary>When.</summary>
    public string? At { get; set; }

    /// <summary>The hash of what was read.</summary>
    public string? Hash { get; set; }

    /// <summary>The version that the form was made from.</summary>
    public int Seen { get; set; }

    /// <summary>The fields of <paramref name="provision"/>.</summary>
    public static ProvisionFields Of(LegalProvision provision, int version)
    {
        ArgumentNullException.ThrowIfNull(provision);
        var json = JsonNode.Parse(ProvisionForm.Write(provision))!.AsObject();
        return new ProvisionFields
        {
            Article = provision.Article,
            Paragraph = provision.Paragraph,
            TextAr = provision.Texts?.Ar,
            TextFr = provision.Texts?.Fr,
            TextEn = provision.Texts?.En,
            State = provision.State,
            From = Day((string?)json["effectiveFrom"]),
            Repealed = Day((string?)json["repealedAt"]),
            Source = provision.SourceUrl,
            Gazette = provision.GazetteRef,
            Values = json["values"]!.ToJsonString(),
            Status = provision.Verification.Status,
            By = provision.Verification.By,
            At = (string?)json["verification"]!["at"],
            Hash = provision.Verification.Sha256,
            Seen = version,
        };
    }

    /// <summary>
    /// The whole provision as a text: what the form does not have stays as it is. What cannot be read is left in it, for the rules of
    /// provisions to refuse.
    /// </summary>
    public string Over(LegalProvision provision)
    {
        ArgumentNullException.ThrowIfNull(provision);
        var json = JsonNode.Parse(ProvisionForm.Write(provision))!.AsObject();
        Set(json, "article", Article ?? "");
        Set(json, "paragraph", Paragraph);
        json.Remove("texts");
        if (new[] { TextAr, TextFr, TextEn }.Any(text => !string.IsNullOrWhiteSpace(text)))
        {
            json["texts"] = new JsonObject { ["ar"] = Line(TextAr), ["fr"] = Line(TextFr), ["en"] = Line(TextEn) };
        }

        Set(json, "state", State ?? "");
        Set(json, "effectiveFrom", Moment(From));
        Set(json, "repealedAt", Moment(Repealed));
        Set(json, "sourceUrl", Source);
        Set(json, "gazetteRef", Gazette);
        json["values"] = Parse(Values);
        var verification = new JsonObject();
        Set(verification, "status", Status ?? "");
        Set(verification, "by", By);
        Set(verification, "at", At);
        Set(verification, "sha256", Hash?.ToLowerInvariant());
        json["verification"] = verification;
        return json.ToJsonString(Options);
    }

    private static void Set(JsonObject json, string member, string? value)
    {
        if (string.IsNullOrWhiteSpace(value) && member is not ("article" or "state" or "status"))
        {
            json.Remove(member);
        }
        else
        {
            json[member] = value!.Trim();
        }
    }

    private static JsonNode? Parse(string? values)
    {
        try
        {
            return string.IsNullOrWhiteSpace(values) ? new JsonObject() : JsonNode.Parse(values);
        }
        catch (JsonException)
        {
            return JsonValue.Create(values);
        }
    }

    private static string Line(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";

    private static string? Day(string? moment) => moment?.EndsWith("T00:00:00Z", StringComparison.Ordinal) == true ? moment[..10] : moment;

    private static string? Moment(string? day) => day is { Length: 10 } ? $"{day}T00:00:00Z" : day;
}
