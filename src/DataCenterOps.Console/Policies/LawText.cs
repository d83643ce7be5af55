using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Console.Shell;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Console.Policies;

/// <summary>A reference to the law as a page shows it, from the pack in force or from what a decision or finding kept.</summary>
public sealed record LawText(
    string Instrument, string Article, string Status, LocalizedText? Title, ImmutableArray<string> Translated, DateOnly? VerifiedAt)
{
    /// <summary>Of a policy.</summary>
    public static LawText Of(LegalReference law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return new(
            law.Instrument, law.Article, law.Status, law.Provision?.Title, law.Provision?.Translated ?? [], law.Provision?.Verification.At);
    }

    /// <summary>Of a report.</summary>
    public static LawText Of(ReportLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return new(law.Instrument, law.Article, law.Status, law.Title, law.Translated, law.VerifiedAt);
    }

    /// <summary>As the JSON of a decision or finding names it; older ones know neither title nor date.</summary>
    public static LawText Of(JsonElement law)
    {
        var title = law.Part("title") is { ValueKind: JsonValueKind.Object } texts
            ? new LocalizedText(texts.Text("ar"), texts.Text("fr"), texts.Text("en"))
            : null;
        return new(
            law.Text("instrument"), law.Text("article"), law.Text("status"), title,
            [.. law.List("titleTranslated").Select(language => language.GetString() ?? "")],
            DateOnly.TryParseExact(law.Text("verifiedAt"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
    }
}
