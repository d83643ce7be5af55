using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>What the systems that would newly fail cost one tenant: how much money a change of the rules touches.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Systems">Its systems that would newly fail.</param>
/// <param name="Unrated">How many of them no tariff has rated in dinars.</param>
/// <param name="Dinars">What the others cost in the last <see cref="Days"/> full civil days, together.</param>
public sealed record PreviewCosts(string Tenant, int Systems, int Unrated, Amount Dinars)
{
    /// <summary>A month that is the same whatever the day: of the running one there may be hours only.</summary>
    public const int Days = 30;

    /// <summary>The only money that is added up.</summary>
    public const string Currency = "DZD";

    /// <summary>The costs of all pages, by tenant; each system once, however many rules it would fail.</summary>
    public static ImmutableArray<PreviewCosts> Of(IEnumerable<PreviewPair> pairs) =>
    [
        .. pairs.Where(pair => pair is { Change: PairChange.NewlyFailing, SubjectKind: "System", Tenant: not null })
            .DistinctBy(pair => pair.SubjectId, StringComparer.Ordinal)
            .GroupBy(pair => pair.Tenant!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PreviewCosts(
                group.Key, group.Count(), group.Count(pair => pair.MonthCost is null),
                group.Aggregate(default(AmountSum), (sum, pair) => pair.MonthCost is { } cost ? sum + cost : sum).ToAmount())),
    ];
}
