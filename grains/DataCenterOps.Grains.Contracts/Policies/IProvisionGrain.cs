using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// A provision in the register of law: what it says is what rules cite and judge by, over what the pack in force says of it.
/// Nobody asks it for a decision. Key: <c>{provision}</c>.
/// </summary>
[Alias("dcops.IProvisionGrain"), GrainInterfaceType("dcops.provision")]
public interface IProvisionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Asks another person to agree to another version. Refused when it does not parse, when a policy in force would no longer
    /// type-check by it, and when a verification rises without its proof.
    /// </summary>
    [Alias("Change")]
    [Access.Permission("provision.change")]
    Task<Answer> ChangeAsync(ChangeProvision command, CancellationToken cancellationToken);

    /// <summary>Records what others have agreed to: it is read from the ledger, and everything is checked again. A repeat gets the first answer.</summary>
    [Alias("ExecuteApproved")]
    [Access.Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);
}
