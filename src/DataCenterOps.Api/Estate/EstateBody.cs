namespace DataCenterOps.Api.Estate;

/// <summary>The body of a plan, an apply or an evaluation.</summary>
/// <param name="Documents">The files.</param>
/// <param name="Prune">Whether what the estate no longer declares is retired.</param>
internal sealed record EstateBody(IReadOnlyList<EstateBodyFile> Documents, bool Prune = false);
