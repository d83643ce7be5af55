using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Console.Access;

/// <summary>Lets people in and changes their accounts, for a page. Every decision is the grain's.</summary>
public sealed class PeopleAdmin(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, TimeProvider time)
{
    /// <summary>Invites a person.</summary>
    public async Task<PeopleOutcome> InviteAsync(
        IEnumerable<string> roles, string? tenant, CancellationToken cancellationToken)
    {
        var link = ApiToken.Create();
        var command = new InvitePerson(NewOperation(), Roles(roles), Scope(tenant), ApiToken.Hash(link));
        using (calls.As(who.Caller))
        {
            return Told(link, await Grain(Guid.CreateVersion7(time.GetUtcNow()).ToString("D")).InviteAsync(command, cancellationToken));
        }
    }

    /// <summary>Takes away what a person comes in with.</summary>
    public async Task<PeopleOutcome> ResetAsync(string person, CancellationToken cancellationToken)
    {
        var link = ApiToken.Create();
        using (calls.As(who.Caller))
        {
            return Told(link, await Grain(person).ResetAsync(NewOperation(), ApiToken.Hash(link), cancellationToken));
        }
    }

    /// <summary>Gives a person other roles, or asks a second person.</summary>
    public async Task<PeopleOutcome> GrantAsync(
        string person, IEnumerable<string> roles, string? tenant, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            return Told(null, await Grain(person).GrantAsync(NewOperation(), Roles(roles), Scope(tenant), cancellationToken));
        }
    }

    /// <summary>Closes the way in, or opens it again.</summary>
    public async Task<PeopleOutcome> DisableAsync(string person, bool disabled, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            return Told(null, await Grain(person).DisableAsync(NewOperation(), disabled, cancellationToken));
        }
    }

    private static PeopleOutcome Told(string? link, Answer answer) => answer switch
    {
        Answer.Refused refused => new PeopleOutcome(refused.Reasons),
        Answer.Waits waits => new PeopleOutcome([]) { Approval = waits.Approval },
        _ => new PeopleOutcome([]) { Link = link },
    };

    // A code that is none of ours becomes the program's own role, which the rules refuse.
    private static ImmutableArray<Role> Roles(IEnumerable<string> codes) =>
        [.. codes.Select(code => RoleCodes.TryParse(code, out var role) ? role : Role.System)];

    private static TenantScope Scope(string? tenant) => TenantScope.TryParse(tenant?.Trim(), out var scope) ? scope : default;

    private IPersonAccountGrain Grain(string person) => grains.GetGrain<IPersonAccountGrain>(person);

    private OperationId NewOperation() => OperationId.From(Guid.CreateVersion7(time.GetUtcNow()));
}
