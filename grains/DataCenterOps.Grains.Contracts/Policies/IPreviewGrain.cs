namespace DataCenterOps.Grains.Policies;

/// <summary>Says what a change of rules or facts would do before anything changes. Writes nothing.</summary>
[Alias("dcops.IPreviewGrain"), GrainInterfaceType("dcops.preview")]
public interface IPreviewGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Judges one page of the subjects by what is in force and by what would be. Pages read the estate as each finds it: over a
    /// quiet estate all of them together are what the next sweep would open, change and close.
    /// </summary>
    [Alias("Page")]
    [Access.Permission("policy.preview")]
    Task<PreviewPage> PageAsync(PreviewRequest request, CancellationToken cancellationToken);
}
