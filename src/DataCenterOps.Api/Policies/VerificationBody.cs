namespace DataCenterOps.Api.Policies;

/// <summary>The body of a verification of a provision, which changes nothing of what it says.</summary>
/// <param name="Status">How sure it is now.</param>
/// <param name="By">Who read the text, and where.</param>
/// <param name="At">On which day, as in <c>2026-11-30</c>.</param>
/// <param name="GazetteRef">Where it stands in the official gazette; absent to keep what is recorded.</param>
/// <param name="Sha256">SHA-256 of the document that was read.</param>
/// <param name="SourceUrl">Where it stands on the web; absent to keep what is recorded.</param>
/// <param name="Version">The version that the caller has seen; absent where they do not care.</param>
internal sealed record VerificationBody(
    string Status, string? By = null, string? At = null, string? GazetteRef = null, string? Sha256 = null, string? SourceUrl = null, int? Version = null);
