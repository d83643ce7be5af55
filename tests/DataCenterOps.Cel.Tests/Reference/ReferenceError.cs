namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>An evaluation that has no value.</summary>
internal sealed class ReferenceError(string message) : Exception(message);
