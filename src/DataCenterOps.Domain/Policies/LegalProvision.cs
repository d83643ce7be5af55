namespace DataCenterOps.Domain.Policies;

/// <summary>One article or paragraph as the pack records it.</summary>
/// <param name="Id">As in <c>dz-18-07-44-1</c>.</param>
/// <param name="Instrument">The law, decree or decision.</param>
/// <param name="Article">The article, or <c>unverified</c>.</param>
/// <param name="State"><c>draft</c>, <c>in-force</c> or <c>repealed</c>. A draft never enforces.</param>
/// <param name="Status">The verification status, as of <see cref="LegalReference"/>.</param>
public sealed record LegalProvision(string Id, string Instrument, string Article, string State, string Status);
