using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Console.Policies;

/// <summary>What a page shows of a tenant's compliance.</summary>
/// <param name="Head">What it stands on.</param>
/// <param name="Tally">How many there are of each outcome.</param>
/// <param name="Violations">What is violated, the worst first; as many as are shown.</param>
/// <param name="Errors">What could not be judged; as many as are shown.</param>
public sealed record TenantReport(
    ReportHead Head, ReportTally Tally, ImmutableArray<TenantReportRow> Violations, ImmutableArray<TenantReportRow> Errors);
