using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>What persons are by tokens of their own that have not ended.</summary>
internal sealed class TokenStandings(TokenQueries tokens, TimeProvider time) : IPersonStandings
{
    public async Task<ImmutableArray<ApprovalParty>> GrantsAsync(IReadOnlyList<string> persons, CancellationToken cancellationToken)
    {
        var rows = await tokens.OfPersonsAsync(persons, time.GetUtcNow(), cancellationToken);
        return
        [
            .. rows.Where(MayAct).Select(row => new ApprovalParty(
                row.Person!, row.Subject, row.Tenant,
                [.. row.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse)])),
        ];
    }

    // A token that is bound to other things lets nobody ask for a second person or be one.
    private static bool MayAct(TokenRow row) =>
        TokenBounds.ReadOperations(row.Operations) is not { } bound
        || bound.Any(operation => operation == "approval.decide" || NeedsTwo.Find(operation) is not null);
}
