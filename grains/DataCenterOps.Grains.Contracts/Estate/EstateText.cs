namespace DataCenterOps.Grains.Estate;

/// <summary>One file of an estate, or a pack that it names.</summary>
/// <param name="File">The name that errors show, relative to the estate's folder.</param>
/// <param name="Text">Its text.</param>
[GenerateSerializer, Immutable, Alias("dcops.EstateText")]
public sealed record EstateText([property: Id(0)] string File, [property: Id(1)] string Text);
