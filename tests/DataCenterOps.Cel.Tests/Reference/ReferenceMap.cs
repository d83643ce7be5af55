namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>A map as its definition says: pairs, looked through one by one.</summary>
internal sealed record ReferenceMap(List<(object? Key, object? Value)> Pairs);
