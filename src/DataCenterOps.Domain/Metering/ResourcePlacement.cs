namespace DataCenterOps.Domain.Metering;

/// <summary>Where a resource lay and how critical its system was over a time: what tariff selectors ask.</summary>
/// <param name="Site">The site's id.</param>
/// <param name="Zone">The zone, as in <c>DZ-alg-dc1</c>.</param>
/// <param name="Criticality">As in <c>vital</c>.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">The first moment without; absent while it stands.</param>
public sealed record ResourcePlacement(
    string Site, string Zone, string Criticality, DateTimeOffset From, DateTimeOffset? Until);
