namespace DataCenterOps.Domain.Policies;

/// <summary>
/// The text that a policy rests on. What is not <c>verified-text</c> is shown with its status, and an article
/// <c>unverified</c> is never printed as a number.
/// </summary>
/// <param name="Instrument">The law, decree or decision, as it is cited.</param>
/// <param name="Article">Article and paragraph, or <c>unverified</c>, or <c>n/a</c>.</param>
/// <param name="Status"><c>verified-text</c>, <c>verified-secondary</c>, <c>interpretation</c> or <c>unverified</c>.</param>
/// <param name="ProvisionId">The provision of the pack, if it is recorded there.</param>
public sealed record LegalReference(string Instrument, string Article, string Status, string? ProvisionId)
{
    /// <summary>Whether the article may be printed.</summary>
    public bool ArticleIsVerified => Article is not "unverified";
}
