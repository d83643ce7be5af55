namespace DataCenterOps.Domain.Estate;

/// <summary>One difference between two forms of a document.</summary>
/// <param name="Path">As in <c>placements[p1].siteId</c>: objects with ids are told by them, not by their place.</param>
/// <param name="Before">The value before, as text or JSON, cut to <see cref="EstateLimits.ChangeText"/>; null when there was none.</param>
/// <param name="After">The value after; null when there is none.</param>
public sealed record FieldChange(string Path, string? Before, string? After);
