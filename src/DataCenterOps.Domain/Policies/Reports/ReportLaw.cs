using Orleans;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>What a policy rests on, as a report says it.</summary>
/// <param name="Instrument">The law, decree or decision, as it is cited.</param>
/// <param name="Article">Article and paragraph, or <c>unverified</c>, or <c>n/a</c>.</param>
/// <param name="Status">How sure the policy is of what it says: one of <see cref="LegalVerification.Statuses"/>.</param>
/// <param name="ProvisionId">The provision of the pack, if it is recorded there.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportLaw")]
public sealed record ReportLaw(
    [property: Id(0)] string Instrument, [property: Id(1)] string Article, [property: Id(2)] string Status, [property: Id(3)] string? ProvisionId);
