using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Console.Shell;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Console.Policies;

/// <summary>A reference to the law as a page shows it, from the pack in force or from what a decision or finding kept.</summary>
public sealed record LawText(
    string Instrument, string Article, string Status, LocalizedText? Title, ImmutableArray<string> Translated, DateOnly? VerifiedAt)
{
    /// <summary>The provision in the register of law, if one is named.</summary>
    public string? ProvisionId { get; init; }

    /// <summary><c>draft</c>, <c>in-force</c> or <c>repealed</c>.</summary>
    public string State { get; init; } = "in-force";

    /// <summary>The version in the register; 0 for what the pack itself says.</summary>
    public int Version { get; init; }

    /// <summary>Of a policy.</summary>
    public static LawText Of(LegalReference law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return new(
            law.Instrument, law.Article, law.Status, law.Provision?.Title, law.Provision?.Translated ?? [], law.Provision?.Verification.At)
        {
            ProvisionId = law.ProvisionId, State = law.Provision?.State ?? "in-force", Version = law.Version,
        };
    }

    /// <summary>Of the register of law itself.</summary>
    public static LawText Of(RegisteredProvision registered)
    {
        ArgumentNullException.ThrowIfNull(registered);
        var provision = registered.Provision;
        return new(
            provision.Instrument, provision.Article, provision.Verification.Status, provision.Title, provision.Translated, provision.Verification.At)
        {
            ProvisionId = provision.Id, State = provision.State, Version = registered.Version,
        };
    }

    /// <summary>Of a report.</summary>
    public static LawText Of(ReportLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return new(law.Instrument, law.Article, law.Status, law.Title, law.Translated, law.VerifiedAt)
        {
            ProvisionId = law.ProvisionId, State = law.State, Version = law.Version,
        };
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
            DateOnly.TryParseExact(law.Text("verifiedAt"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null)
        {
            ProvisionId = law.Text("provisionId") is { Length: > 0 } id ? id : null,
            State = law.Text("state") is { Length: > 0 } state ? state : "in-force",
            Version = int.TryParse(law.Text("provisionVersion"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
        };
    }
}
