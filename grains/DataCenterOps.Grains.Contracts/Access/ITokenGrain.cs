using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>One API token: its name, roles and end; never its secret. Key: the token's id.</summary>
[Alias("dcops.ITokenGrain"), GrainInterfaceType("dcops.token")]
public interface ITokenGrain : IGrainWithStringKey
{
    /// <summary>
    /// Records a new token, or asks a second person where it would hold a privileged role over all tenants. Only the hash of its
    /// secret arrives here.
    /// </summary>
    [Alias("Create")]
    [Permission("token.manage")]
    Task<Answer> CreateAsync(CreateToken command, CancellationToken cancellationToken);

    /// <summary>Records the token that others have agreed to.</summary>
    [Alias("ExecuteApproved")]
    [Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);

    /// <summary>Ends a token now.</summary>
    [Alias("Revoke")]
    [Permission("token.manage")]
    Task<Answer> RevokeAsync(OperationId operation, CancellationToken cancellationToken);
}
