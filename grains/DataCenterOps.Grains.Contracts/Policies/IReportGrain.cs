using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Grains.Policies;

/// <summary>Judges what is declared, for reports. Writes nothing; judges as the sweep does, by the same pack and the same facts.</summary>
[Alias("dcops.IReportGrain"), GrainInterfaceType("dcops.report")]
public interface IReportGrain : IGrainWithIntegerKey, Access.IScopedGrain
{
    /// <summary>What a report of a scope stands on; nothing where no pack is in force.</summary>
    /// <param name="tenant">Whose things; absent for all that the caller may see.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="UnauthorizedAccessException">The tenant is not in the caller's scope.</exception>
    [Alias("Begin")]
    [Access.Permission("report.read")]
    Task<ReportHead?> BeginAsync(string? tenant, CancellationToken cancellationToken);

    /// <summary>
    /// Judges one page of the subjects. A page reads the estate as it finds it, at the moment of the report; nothing where
    /// another pack has come into force since the report began.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The tenant is not in the caller's scope.</exception>
    [Alias("Page")]
    [Access.Permission("report.read")]
    Task<ReportPage?> PageAsync(ReportPageRequest request, CancellationToken cancellationToken);
}
