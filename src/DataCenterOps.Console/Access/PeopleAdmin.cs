using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Console.Access;

/// <summary>Lets people in and changes their accounts, for a page. Every decision is the grain's.</summary>
public sealed class PeopleAdmin(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, TimeProvider time)
{
    /// <summary>Invites a person.</summary>
    /// <returns>The secret of the link, or every reason against it.</returns>
    public async Task<(string? Link, ImmutableArray<Reason> Reasons)> InviteAsync(
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
    /// <returns>The secret of the new link, or every reason against it.</returns>
    public async Task<(string? Link, ImmutableArray<Reason> Reasons)> ResetAsync(string person, CancellationToken cancellationToken)
    {
        var link = ApiToken.Create();
        using (calls.As(who.Caller))
        {
            return Told(link, await Grain(person).ResetAsync(NewOperation(), ApiToken.Hash(link), cancellationToken));
        }
    }

    /// <summary>Gives a person other roles.</summary>
    /// <returns>Every reason against it.</returns>
    public async Task<ImmutableArray<Reason>> GrantAsync(
        string person, IEnumerable<string> roles, string? tenant, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            return Told("", await Grain(person).GrantAsync(NewOperation(), Roles(roles), Scope(tenant), cancellationToken)).Reasons;
        }
    }

    /// <summary>Closes the way in, or opens it again.</summary>
    /// <returns>Every reason against it.</returns>
    public async Task<ImmutableArray<Reason>> DisableAsync(string person, bool disabled, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            return Told("", await Grain(person).DisableAsync(NewOperation(), disabled, cancellationToken)).Reasons;
        }
    }

    private static (string? Link, ImmutableArray<Reason> Reasons) Told(string link, Answer answer) =>
        answer is Answer.Refused refused ? (null, refused.Reasons) : (link, []);

    // A code that is none of ours becomes the program's own role, which the rules refuse.
    private static ImmutableArray<Role> Roles(IEnumerable<string> codes) =>
        [.. codes.Select(code => RoleCodes.TryParse(code, out var role) ? role : Role.System)];

    private static TenantScope Scope(string? tenant) => tenant?.Trim() switch
    {
        "*" => TenantScope.All,
        var text when TenantId.TryParse(text, out var id) => TenantScope.Of(id),
        _ => default,
    };

    private IPersonAccountGrain Grain(string person) => grains.GetGrain<IPersonAccountGrain>(person);

    private OperationId NewOperation() => OperationId.From(Guid.CreateVersion7(time.GetUtcNow()));
}
