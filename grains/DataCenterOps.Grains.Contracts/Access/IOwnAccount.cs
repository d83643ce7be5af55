using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Access;

/// <summary>What somebody who has signed in changes of their own account. The password is asked again: a session may have been left open.</summary>
public interface IOwnAccount
{
    /// <summary>Takes another password and ends the other sessions.</summary>
    /// <returns>Every reason against it.</returns>
    Task<ImmutableArray<Reason>> ChangePasswordAsync(string? current, string? next, CancellationToken cancellationToken);

    /// <summary>Makes new recovery codes in place of the former.</summary>
    /// <returns>The codes, shown this once; empty when the password was wrong.</returns>
    Task<ImmutableArray<string>> RenewRecoveryAsync(string? current, CancellationToken cancellationToken);
}
