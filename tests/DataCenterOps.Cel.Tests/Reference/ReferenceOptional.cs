namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>A value that may be absent.</summary>
internal sealed record ReferenceOptional(bool Has, object? Value);
