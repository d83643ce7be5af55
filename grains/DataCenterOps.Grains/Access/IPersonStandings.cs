using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Grains.Access;

/// <summary>One place that knows what persons are now. There may be several: a person is what all of them say together.</summary>
internal interface IPersonStandings
{
    /// <summary>Everything that was given to these persons and not taken back.</summary>
    Task<ImmutableArray<ApprovalParty>> GrantsAsync(IReadOnlyList<string> persons, CancellationToken cancellationToken);
}
