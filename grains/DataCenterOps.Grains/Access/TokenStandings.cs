using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>What persons are by tokens of their own that have not ended: no more than their account, where they have one.</summary>
internal sealed class TokenStandings(TokenQueries tokens, PersonQueries accounts, TimeProvider time) : IPersonStandings
{
    public async Task<ImmutableArray<ApprovalParty>> GrantsAsync(IReadOnlyList<string> persons, CancellationToken cancellationToken)
    {
        var grants = ImmutableArray.CreateBuilder<ApprovalParty>();
        foreach (var row in await tokens.OfPersonsAsync(persons, time.GetUtcNow(), cancellationToken))
        {
            var token = new Identity(row.Subject, Scope(row.Tenant), Roles(row.Roles), row.ExpiresAt, row.Id);
            var held = await accounts.ActiveAsync(row.Person!, cancellationToken) is var (roles, tenant)
                ? PersonalTokens.Cut(token, Roles(roles), Scope(tenant))
                : token;
            grants.Add(new ApprovalParty(row.Person!, row.Subject, held.Scope.ToString(), held.Roles));
        }

        return grants.ToImmutable();
    }

    private static TenantScope Scope(string tenant) => TenantScope.TryParse(tenant, out var scope) ? scope : default;

    private static ImmutableArray<Role> Roles(string codes) => [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse)];
}
