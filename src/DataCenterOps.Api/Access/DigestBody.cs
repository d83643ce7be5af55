namespace DataCenterOps.Api.Access;

/// <summary>The body of a consent.</summary>
/// <param name="Digest">The digest of what was shown.</param>
internal sealed record DigestBody(string Digest);
