using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>Which requests somebody may know about: by their own roles, and by those of the persons for whom they stand in now.</summary>
public sealed class ApprovalSight(DeputyQueries deputies, TimeProvider time)
{
    /// <summary>The operations.</summary>
    public async Task<IReadOnlyList<string>> OperationsAsync(Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var own = ApprovalReaders.OperationsFor(caller);
        if (caller.Person is not { } person || await deputies.ForAsync(person, time.GetUtcNow(), cancellationToken) is not { Count: > 0 } named)
        {
            return own;
        }

        return
        [
            .. named.SelectMany(row => ApprovalReaders.OperationsFor(
                caller with { Roles = [.. row.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse)] }))
                .Concat(own).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
