using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Domain.Policies;

/// <summary>Reads the law of a pack, and the parameters of policies that are values of it.</summary>
internal sealed class ProvisionParser
{
    private static readonly string[] Languages = ["ar", "fr", "en"];

    private readonly Dictionary<string, LegalProvision> _byId = new(StringComparer.Ordinal);

    public ProvisionParser(PackObject document)
    {
        var all = ImmutableArray.CreateBuilder<LegalProvision>();
        foreach (var provision in document.Objects("provisions"))
        {
            var read = Read(provision);
            all.Add(read);
            if (!_byId.TryAdd(read.Id, read))
            {
                provision.Report("pack.duplicate", $"the provision `{read.Id}` stands twice", "id");
            }
        }

        All = all.ToImmutable();
    }

    /// <summary>The provisions, in the order of the pack.</summary>
    public ImmutableArray<LegalProvision> All { get; }

    /// <summary>One item of a policy's <c>legal</c>, with the provision that it names.</summary>
    public LegalReference Reference(PackObject legal)
    {
        var id = legal.OptionalText("provisionId");
        var provision = id is null ? null : _byId.GetValueOrDefault(id);
        if (id is not null && provision is null)
        {
            legal.Report("pack.reference", $"the provision `{id}` is cited and not recorded", "provisionId");
        }

        var read = new LegalReference(legal.Text("instrument"), legal.Text("article"), Status(legal, "status"), id, provision);
        legal.RefuseUnknown();
        return read;
    }

    /// <summary>The parameters of a policy: literals, or <c>{provision: ID, value: NAME}</c> for a value that a provision sets.</summary>
    public JsonElement Parameters(PackObject policy)
    {
        var literal = policy.Json("params");
        if (policy.Object("params") is not { } parameters)
        {
            return literal;
        }

        var read = JsonObject.Create(literal)!;
        foreach (var name in literal.EnumerateObject().Where(IsReference).Select(member => member.Name))
        {
            if (Value(parameters.Object(name)!) is { } value)
            {
                read[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(read);
    }

    /// <summary>Which parameters of a policy are values of provisions, and of which.</summary>
    public static ImmutableArray<ParameterSource> Sources(PackObject policy) =>
    [
        .. policy.Json("params").EnumerateObject().Where(IsReference).Select(member => new ParameterSource(
            member.Name, TextOf(member.Value, "provision"), TextOf(member.Value, "value"))),
    ];

    // What is no text is reported where the value is read.
    private static string TextOf(JsonElement reference, string member) =>
        reference.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static bool IsReference(JsonProperty parameter) =>
        parameter.Value.ValueKind == JsonValueKind.Object && parameter.Value.TryGetProperty("provision", out _);

    private JsonElement? Value(PackObject reference)
    {
        var (id, name) = (reference.Text("provision"), reference.Text("value"));
        reference.RefuseUnknown();
        if (!_byId.TryGetValue(id, out var provision))
        {
            reference.Report("pack.reference", $"the provision `{id}` is not recorded", "provision");
            return null;
        }

        if (provision.Values.TryGetProperty(name, out var value))
        {
            return value;
        }

        var known = string.Join(", ", provision.Values.EnumerateObject().Select(member => $"`{member.Name}`"));
        reference.Report(
            "pack.reference",
            known.Length == 0 ? $"the provision `{id}` sets no values" : $"the provision `{id}` sets no value `{name}`, only {known}",
            "value");
        return null;
    }

    /// <summary>One provision.</summary>
    public static LegalProvision Read(PackObject provision)
    {
        var read = new LegalProvision
        {
            Id = provision.Text("id"),
            Instrument = provision.Text("instrument"),
            Article = provision.Text("article", "unverified"),
            Paragraph = provision.OptionalText("paragraph"),
            Title = provision.Localized("title"),
            Translated = provision.Texts("titleTranslated"),
            Texts = provision.Localized("texts"),
            State = provision.Text("state", "in-force"),
            EffectiveFrom = provision.Time("effectiveFrom"),
            RepealedAt = provision.Time("repealedAt"),
            SourceUrl = provision.OptionalText("sourceUrl"),
            GazetteRef = provision.OptionalText("gazetteRef"),
            Values = Values(provision),
            Verification = Verification(provision),
        };
        if (!LegalProvision.States.Contains(read.State, StringComparer.Ordinal))
        {
            provision.Report("pack.value", $"`{read.State}` is not one of `draft`, `in-force`, `repealed`", "state");
        }

        if (read.Translated.FirstOrDefault(code => !Languages.Contains(code, StringComparer.Ordinal)) is { } other)
        {
            provision.Report("pack.value", $"`{other}` is not one of `ar`, `fr`, `en`", "titleTranslated");
        }

        if (read.EffectiveFrom >= read.RepealedAt)
        {
            provision.Report("pack.value", "it is repealed before it takes effect", "repealedAt");
        }

        provision.RefuseUnknown();
        return read;
    }

    // Asked for as a mapping first, so that anything else is reported and not taken for nothing.
    private static JsonElement Values(PackObject provision)
    {
        _ = provision.Object("values");
        return provision.Json("values");
    }

    private static LegalVerification Verification(PackObject provision)
    {
        if (provision.Object("verification") is not { } verification)
        {
            return new LegalVerification("unverified");
        }

        var at = verification.Time("at");
        var read = new LegalVerification(
            Status(verification, "status"),
            verification.OptionalText("by"),
            at is { } day ? DateOnly.FromDateTime(day.UtcDateTime) : null,
            verification.OptionalText("sha256"));
        if (read.Sha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)))
        {
            verification.Report("pack.value", "a SHA-256 is 64 digits of 0-9 and a-f", "sha256");
        }

        verification.RefuseUnknown();
        return read;
    }

    private static string Status(PackObject parent, string member)
    {
        var status = parent.Text(member);
        if (!LegalVerification.Statuses.Contains(status, StringComparer.Ordinal))
        {
            parent.Report("pack.value", $"`{status}` is not a verification status", member);
        }

        return status;
    }
}
