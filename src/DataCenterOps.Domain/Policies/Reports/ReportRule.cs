using Orleans;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>What a report says once of a rule.</summary>
/// <param name="Id">Unique in its policy.</param>
/// <param name="Remediation">What the reader can do about a violation.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportRule")]
public sealed record ReportRule([property: Id(0)] string Id, [property: Id(1)] LocalizedText? Remediation);
