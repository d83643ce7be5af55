using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Policies;

/// <summary>A pack: which of its revisions is in force. Nobody asks it for a decision. Key: <c>{pack}</c>.</summary>
[Alias("dcops.IPackGrain"), GrainInterfaceType("dcops.pack")]
public interface IPackGrain : IGrainWithStringKey
{
    /// <summary>
    /// Puts a revision in force. Refused when the pack does not parse, does not type-check or fails one of its own tests.
    /// </summary>
    [Alias("Activate")]
    [Access.Permission("pack.activate")]
    Task<Answer> ActivateAsync(ActivatePack command, CancellationToken cancellationToken);
}
