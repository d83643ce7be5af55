using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Console.Policies;

/// <summary>One rule and one subject of a report.</summary>
public sealed record TenantReportRow(ReportSubject Subject, ReportResult Result);
