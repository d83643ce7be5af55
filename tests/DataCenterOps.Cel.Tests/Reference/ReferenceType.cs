namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>A type by its name.</summary>
internal sealed record ReferenceType(string Name);
