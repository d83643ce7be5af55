using System.Collections.Immutable;
using Orleans;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>What a policy rests on, as a report says it.</summary>
/// <param name="Instrument">The law, decree or decision, as it is cited.</param>
/// <param name="Article">Article and paragraph, or <c>unverified</c>, or <c>n/a</c>.</param>
/// <param name="Status">How sure the policy is of what it says: one of <see cref="LegalVerification.Statuses"/>.</param>
/// <param name="Title">The title of the provision, if one is recorded.</param>
/// <param name="Translated">The languages in which the title is not the official one.</param>
/// <param name="VerifiedAt">The day on which the status was recorded.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportLaw")]
public sealed record ReportLaw(
    [property: Id(0)] string Instrument,
    [property: Id(1)] string Article,
    [property: Id(2)] string Status,
    [property: Id(3)] LocalizedText? Title,
    [property: Id(4)] ImmutableArray<string> Translated,
    [property: Id(5)] DateOnly? VerifiedAt)
{
    /// <summary><c>draft</c>, <c>in-force</c> or <c>repealed</c>, as the provision is recorded; what is not in force is marked.</summary>
    [Id(6)] public string State { get; init; } = "in-force";

    /// <summary>The version in the register of law; 0 for what the pack itself says.</summary>
    [Id(7)] public int Version { get; init; }

    /// <summary>The provision, if one is recorded.</summary>
    [Id(8)] public string? ProvisionId { get; init; }

    /// <summary>What a report says of <paramref name="law"/>.</summary>
    public static ReportLaw Of(LegalReference law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return new(
            law.Instrument, law.Article, law.Status, law.Provision?.Title, law.Provision?.Translated ?? [], law.Provision?.Verification.At)
        {
            State = law.Provision?.State ?? "in-force",
            Version = law.Version,
            ProvisionId = law.ProvisionId,
        };
    }
}
