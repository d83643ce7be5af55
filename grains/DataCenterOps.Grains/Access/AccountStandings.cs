using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>What persons are by their accounts, as long as these are open.</summary>
internal sealed class AccountStandings(PersonQueries accounts) : IPersonStandings
{
    public async Task<ImmutableArray<ApprovalParty>> GrantsAsync(IReadOnlyList<string> persons, CancellationToken cancellationToken)
    {
        var grants = ImmutableArray.CreateBuilder<ApprovalParty>();
        foreach (var person in persons)
        {
            if (await accounts.ActiveAsync(person, cancellationToken) is var (roles, tenant))
            {
                grants.Add(new ApprovalParty(
                    person, person, tenant, [.. roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse)]));
            }
        }

        return grants.ToImmutable();
    }
}
