using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Domain.Policies;

/// <summary>What another revision of a pack would change, policy by policy and rule by rule.</summary>
public static class PackDifference
{
    private static readonly LocalizedText Pack = new("الحزمة", "Paquet", "Pack");
    private static readonly LocalizedText Version = new("الإصدار", "Version", "Version");
    private static readonly LocalizedText Revision = new("بصمة النص", "Empreinte du texte", "Hash of the text");
    private static readonly LocalizedText Policy = new("السياسة", "Politique", "Policy");
    private static readonly LocalizedText Mode = new("درجة الإنفاذ", "mode", "mode");
    private static readonly LocalizedText Severity = new("الخطورة", "gravité", "severity");
    private static readonly LocalizedText Match = new("نطاق التطبيق", "champ d’application", "applies to");
    private static readonly LocalizedText Rule = new("القاعدة", "règle", "rule");
    private static readonly LocalizedText Parameters = new("المعاملات", "paramètres", "parameters");
    private static readonly LocalizedText Waivers = new("الاستثناءات", "dérogations", "waivers");

    private static readonly LocalizedText NewlyRefused =
        new("ما سيُرفض ولم يكن مرفوضًا", "Nouvellement refusés", "Newly refused");
    private static readonly LocalizedText OfThemVital = new("منها أنظمة حيوية", "dont systèmes vitaux", "of them vital systems");

    /// <summary>Whom the activation would newly refuse.</summary>
    public static ImmutableArray<DifferenceRow> Rows(PackArguments frozen)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        return Population(frozen.Denied, frozen.Vital, frozen.Judged);
    }

    /// <summary>Whom a change of the rules, or of the law under them, would newly refuse.</summary>
    public static ImmutableArray<DifferenceRow> Population(int denied, int vital, int judged) =>
    [
        new DifferenceRow(NewlyRefused, "", string.Create(CultureInfo.InvariantCulture, $"{denied} / {judged}")),
        new DifferenceRow(OfThemVital, "", vital.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Every line that differs. The pack itself is always named, with the hash that says whether anything differs at all.</summary>
    public static ImmutableArray<DifferenceRow> Rows(Pack? before, Pack after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var rows = ImmutableArray.CreateBuilder<DifferenceRow>();
        rows.Add(new DifferenceRow(Pack, before?.Id ?? "", after.Id));
        rows.Add(new DifferenceRow(Version, before?.Version ?? "", after.Version));
        rows.Add(new DifferenceRow(Revision, before?.Revision ?? "", after.Revision));
        var old = (before?.Policies ?? []).ToDictionary(policy => policy.Id, StringComparer.Ordinal);
        var now = after.Policies.ToDictionary(policy => policy.Id, StringComparer.Ordinal);
        foreach (var id in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            AddPolicy(rows, id, old.GetValueOrDefault(id), now.GetValueOrDefault(id));
        }

        rows.AddRange(SovereigntyDifference.Rows(before?.Sovereignty, after.Sovereignty));
        return rows.ToImmutable();
    }

    private static void AddPolicy(ImmutableArray<DifferenceRow>.Builder rows, string id, Policy? before, Policy? after)
    {
        Add(rows, Named(Mode, id), Modes(before), Modes(after));
        Add(rows, Named(Severity, id), before?.Severity.Code() ?? "", after?.Severity.Code() ?? "");
        Add(rows, Named(Match, id), before?.Match ?? "", after?.Match ?? "");
        Add(rows, Named(Parameters, id), before?.Params.GetRawText() ?? "", after?.Params.GetRawText() ?? "");
        Add(rows, Named(Waivers, id), Terms(before?.Waivers), Terms(after?.Waivers));
        var old = (before?.Rules ?? []).ToDictionary(rule => rule.Id, rule => rule.Expression, StringComparer.Ordinal);
        var now = (after?.Rules ?? []).ToDictionary(rule => rule.Id, rule => rule.Expression, StringComparer.Ordinal);
        foreach (var rule in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Add(rows, Named(Rule, id).Select(label => $"{label} {rule}"), old.GetValueOrDefault(rule, ""), now.GetValueOrDefault(rule, ""));
        }
    }

    private static void Add(ImmutableArray<DifferenceRow>.Builder rows, LocalizedText label, string before, string after)
    {
        if (before != after)
        {
            rows.Add(new DifferenceRow(label, before, after));
        }
    }

    private static LocalizedText Named(LocalizedText part, string id) => new(
        $"{Policy.Ar} {id}: {part.Ar}", $"{Policy.Fr} {id} : {part.Fr}", $"{Policy.En} {id}: {part.En}");

    private static string Modes(Policy? policy) => policy is null ? "" : string.Join(
        ", ",
        policy.ModeByPoint.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key.Code()}: {pair.Value.Code()}")
            .Prepend(policy.Mode.Code()));

    private static string Terms(WaiverTerms? terms) =>
        terms is { Allowed: true } ? string.Create(CultureInfo.InvariantCulture, $"{terms.MaxDays} d, {terms.Approvals}") : "";
}
