namespace DataCenterOps.Domain.Estate;

/// <summary>One document's mention of another.</summary>
/// <param name="Path">Where, as in <c>placements[0].siteId</c>; without the index where a long list names the same thing.</param>
/// <param name="ToKind">The kind of what is mentioned.</param>
/// <param name="ToId">Its full id.</param>
public sealed record EstateReference(string Path, DocumentKind ToKind, string ToId);
