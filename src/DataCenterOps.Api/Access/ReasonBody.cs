namespace DataCenterOps.Api.Access;

/// <summary>The body of a refusal.</summary>
/// <param name="Reason">For who asked.</param>
internal sealed record ReasonBody(string Reason);
