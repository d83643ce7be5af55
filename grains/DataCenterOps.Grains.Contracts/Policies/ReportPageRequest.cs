using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Grains.Policies;

/// <summary>Asks for one page of a report.</summary>
/// <param name="Tenant">As when it began.</param>
/// <param name="At">The moment of its head.</param>
/// <param name="Revision">The pack of its head.</param>
/// <param name="After">Where the page begins; absent for the first.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportPageRequest")]
public sealed record ReportPageRequest(
    [property: Id(0)] string? Tenant, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Revision, [property: Id(3)] string? After)
{
    /// <summary>The law of its head.</summary>
    [Id(4)] public string Law { get; init; } = "";

    /// <summary>The page of the report with this head that begins at <paramref name="after"/>.</summary>
    public static ReportPageRequest Of(ReportHead head, string? after)
    {
        ArgumentNullException.ThrowIfNull(head);
        return new(head.Tenant, head.At, head.Revision, after) { Law = head.Law };
    }
}
