using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Policies;

/// <summary>A pack: which of its revisions is in force. Nobody asks it for a decision. Key: <c>{pack}</c>.</summary>
[Alias("dcops.IPackGrain"), GrainInterfaceType("dcops.pack")]
public interface IPackGrain : IGrainWithStringKey
{
    /// <summary>
    /// Puts a revision in force. Refused when the pack does not parse, does not type-check or fails one of its own tests.
    /// Where another pack is in force a second person must agree first.
    /// </summary>
    [Alias("Activate")]
    [Access.Permission("pack.activate")]
    Task<Answer> ActivateAsync(ActivatePack command, CancellationToken cancellationToken);

    /// <summary>
    /// Carries out the activation that others have agreed to: what is done is read from the ledger, and everything is
    /// checked again. A repeat gets the first answer.
    /// </summary>
    [Alias("ExecuteApproved")]
    [Access.Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);
}
