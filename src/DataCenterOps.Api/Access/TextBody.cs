namespace DataCenterOps.Api.Access;

/// <summary>The body of a review.</summary>
/// <param name="Text">What was found.</param>
internal sealed record TextBody(string Text);
