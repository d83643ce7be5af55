namespace DataCenterOps.Grains.Estate;

/// <summary>What is wrong with a document, and where.</summary>
/// <param name="Code">As in <c>estate.unknown_field</c>.</param>
/// <param name="Message">One sentence with the way out.</param>
/// <param name="File">The file.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Column">From 1; 0 when the whole file is meant.</param>
/// <param name="Path">The path inside the document.</param>
[GenerateSerializer, Immutable, Alias("dcops.PlanError")]
public sealed record PlanError(
    [property: Id(0)] string Code,
    [property: Id(1)] string Message,
    [property: Id(2)] string? File,
    [property: Id(3)] int Line,
    [property: Id(4)] int Column,
    [property: Id(5)] string Path);
