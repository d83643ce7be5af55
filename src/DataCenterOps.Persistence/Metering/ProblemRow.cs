using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.Metering;

/// <summary>A row of <c>rating_problem</c> within a tenant and meter.</summary>
internal sealed record ProblemRow
{
    public string System { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Code { get; init; } = "";

    public string Sku { get; init; } = "";

    public DateTimeOffset FromAt { get; init; }

    public DateTimeOffset UntilAt { get; init; }

    public RatingProblem Read(string tenant, string meter) => new()
    {
        Code = Code,
        Tenant = tenant,
        System = System,
        Resource = Resource,
        Meter = meter,
        Sku = Sku,
        From = FromAt,
        Until = UntilAt,
    };
}
