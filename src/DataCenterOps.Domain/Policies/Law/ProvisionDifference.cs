using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Law;

/// <summary>What differs between two versions of a provision, field by field, for who agrees and for the history.</summary>
public static class ProvisionDifference
{
    private static readonly LocalizedText Value = new("القيمة", "valeur", "value");

    private static readonly ImmutableArray<(LocalizedText Label, Func<LegalProvision, string?> Read)> Fields =
    [
        (new("النص القانوني", "Instrument", "Instrument"), provision => provision.Instrument),
        (new("المادة", "Article", "Article"), provision => provision.Article),
        (new("الفقرة", "Alinéa", "Paragraph"), provision => provision.Paragraph),
        (new("العنوان بالعربية", "Titre en arabe", "Title in Arabic"), provision => provision.Title?.Ar),
        (new("العنوان بالفرنسية", "Titre en français", "Title in French"), provision => provision.Title?.Fr),
        (new("العنوان بالإنجليزية", "Titre en anglais", "Title in English"), provision => provision.Title?.En),
        (new("لغات العنوان المترجم", "Langues du titre traduit", "Languages of the translated title"), provision => string.Join(", ", provision.Translated)),
        (new("النص بالعربية", "Texte en arabe", "Text in Arabic"), provision => provision.Texts?.Ar),
        (new("النص بالفرنسية", "Texte en français", "Text in French"), provision => provision.Texts?.Fr),
        (new("النص بالإنجليزية", "Texte en anglais", "Text in English"), provision => provision.Texts?.En),
        (new("الحالة", "État", "State"), provision => provision.State),
        (new("سارٍ من", "En vigueur le", "Takes effect"), provision => Time(provision.EffectiveFrom)),
        (new("أُلغي في", "Abrogé le", "Repealed"), provision => Time(provision.RepealedAt)),
        (new("المصدر", "Source", "Source"), provision => provision.SourceUrl),
        (new("الجريدة الرسمية", "Journal officiel", "Official gazette"), provision => provision.GazetteRef),
        (new("حالة التحقق", "Vérification", "Verification"), provision => provision.Verification.Status),
        (new("تحقق منه", "Vérifié par", "Verified by"), provision => provision.Verification.By),
        (new("تاريخ التحقق", "Vérifié le", "Verified on"), provision => provision.Verification.At?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        (new("بصمة الوثيقة", "Empreinte du document", "Hash of the document"), provision => provision.Verification.Sha256),
    ];

    /// <summary>Every field and value that differs, in the order of the form; nothing is before the first version.</summary>
    public static ImmutableArray<DifferenceRow> Rows(LegalProvision? before, LegalProvision after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var rows = ImmutableArray.CreateBuilder<DifferenceRow>();
        foreach (var (label, read) in Fields)
        {
            Add(label, before is null ? "" : read(before) ?? "", read(after) ?? "");
        }

        var (old, now) = (Values(before), Values(after));
        foreach (var name in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Add(Value.Select(word => $"{word} {name}"), old.GetValueOrDefault(name, ""), now.GetValueOrDefault(name, ""));
        }

        return rows.ToImmutable();

        void Add(LocalizedText label, string was, string will)
        {
            if (was != will)
            {
                rows.Add(new DifferenceRow(label, was, will));
            }
        }
    }

    private static Dictionary<string, string> Values(LegalProvision? provision) => provision is { Values.ValueKind: JsonValueKind.Object }
        ? provision.Values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetRawText(), StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    private static string? Time(DateTimeOffset? time) => time is { } at ? Rfc3339.Write(at) : null;
}
