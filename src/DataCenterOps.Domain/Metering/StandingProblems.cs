using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>
/// Problems that no hour has by itself: nobody knows the meter or the system, or a book cannot be read. They are found
/// anew whenever a tenant is rated, and do not stand in the way of what can be priced.
/// </summary>
public static class StandingProblems
{
    /// <summary>Usage or a resource names a meter that nobody has declared.</summary>
    public const string MeterUnknown = "metering.meter_unknown";

    /// <summary>Usage names a system or a resource that the tenant does not have.</summary>
    public const string NotMapped = "metering.not_mapped";

    /// <summary>A published tariff book has errors: what it says about the meter is not used.</summary>
    public const string TariffUnreadable = "metering.tariff_unreadable";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> Codes { get; } = [MeterUnknown, NotMapped, TariffUnreadable];

    /// <summary>
    /// At most <see cref="MeteringLimits.ProblemsPerTenant"/> of <paramref name="problems"/>: where there are more, a
    /// meter's become one for all of the tenant's systems, and then all meters' become one. None is left out.
    /// </summary>
    public static ImmutableArray<RatingProblem> Bounded(IReadOnlyCollection<RatingProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var found = RatingProblems.Joined(problems);
        if (found.Length > MeteringLimits.ProblemsPerTenant)
        {
            found = Spanning(found.Select(problem => problem with { System = "", Resource = "" }));
        }

        return found.Length > MeteringLimits.ProblemsPerTenant
            ? Spanning(found.Select(problem => problem with { Meter = "", Sku = "" }))
            : found;
    }

    private static ImmutableArray<RatingProblem> Spanning(IEnumerable<RatingProblem> problems) =>
    [
        .. problems.GroupBy(problem => problem with { From = default, Until = default })
            .Select(same => same.Key with { From = same.Min(problem => problem.From), Until = same.Max(problem => problem.Until) })
            .OrderBy(problem => problem.Meter, StringComparer.Ordinal).ThenBy(problem => problem.Code, StringComparer.Ordinal),
    ];
}
