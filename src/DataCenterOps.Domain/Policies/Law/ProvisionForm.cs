using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Law;

/// <summary>One provision as a text: read from YAML or JSON as an item of a pack's <c>provisions</c>, written as JSON.</summary>
public static class ProvisionForm
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads one provision and reports everything that is wrong with it.</summary>
    public static (LegalProvision? Provision, ImmutableArray<PackError> Errors) Parse(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var errors = ImmutableArray.CreateBuilder<PackError>();
        if (Encoding.UTF8.GetByteCount(text) > ProvisionLimits.Bytes)
        {
            errors.Add(new PackError("provision.too_large", $"a provision has at most {ProvisionLimits.Bytes} bytes: record its paragraphs one by one", file, 1, 1, ""));
            return (null, errors.ToImmutable());
        }

        var provision = new PackYaml(file, errors).Load(text) is { } root ? ProvisionParser.Read(new PackObject(root, "", file, errors)) : null;
        if (provision is not null && !IsId(provision.Id))
        {
            errors.Add(new PackError(
                "provision.id", $"an id has 1 to {ProvisionLimits.IdLength} characters of a-z, 0-9, `-` and `.`", file, 1, 1, "id"));
        }

        if (new[] { provision?.Texts, provision?.Title }.OfType<LocalizedText>().Any(text => new[] { text.Ar, text.Fr, text.En }.Any(string.IsNullOrWhiteSpace)))
        {
            errors.Add(new PackError("provision.texts", "title and wording are said in `ar`, `fr` and `en`, or not at all", file, 1, 1, "texts"));
        }

        return (errors.Count == 0 ? provision : null, errors.ToImmutable());
    }

    /// <summary>Whether a provision can have this id.</summary>
    public static bool IsId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is > 0 and <= ProvisionLimits.IdLength && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.');
    }

    /// <summary>The provision as JSON in one form: equal provisions have equal bytes.</summary>
    public static string Write(LegalProvision provision)
    {
        ArgumentNullException.ThrowIfNull(provision);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, provision);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, LegalProvision provision)
    {
        writer.WriteStartObject();
        writer.WriteString("id", provision.Id);
        writer.WriteString("instrument", provision.Instrument);
        writer.WriteString("article", provision.Article);
        Optional("paragraph", provision.Paragraph);
        provision.Title?.Write(writer, "title");
        if (!provision.Translated.IsEmpty)
        {
            writer.WriteStartArray("titleTranslated");
            foreach (var language in provision.Translated)
            {
                writer.WriteStringValue(language);
            }

            writer.WriteEndArray();
        }

        provision.Texts?.Write(writer, "texts");
        writer.WriteString("state", provision.State);
        Optional("effectiveFrom", Time(provision.EffectiveFrom));
        Optional("repealedAt", Time(provision.RepealedAt));
        Optional("sourceUrl", provision.SourceUrl);
        Optional("gazetteRef", provision.GazetteRef);
        writer.WritePropertyName("values");
        provision.Values.WriteTo(writer);
        writer.WriteStartObject("verification");
        writer.WriteString("status", provision.Verification.Status);
        Optional("by", provision.Verification.By);
        Optional("at", provision.Verification.At?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Optional("sha256", provision.Verification.Sha256);
        writer.WriteEndObject();
        writer.WriteEndObject();

        void Optional(string name, string? value)
        {
            if (value is not null)
            {
                writer.WriteString(name, value);
            }
        }
    }

    private static string? Time(DateTimeOffset? time) => time is { } at ? Rfc3339.Write(at) : null;
}
