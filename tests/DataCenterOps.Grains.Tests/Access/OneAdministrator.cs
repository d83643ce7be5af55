using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>One administrator alone among colleagues, who keeps every link that the service has given them and acts by every account behind one.</summary>
internal sealed class OneAdministrator
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Where(role => role is not (Role.System or Role.TenantAdmin or Role.TenantReader or Role.Dpo))];

    private readonly Cluster _cluster;
    private readonly string _own;
    private readonly List<string> _everybody;
    private readonly List<string> _held;
    private readonly List<string> _links = [];
    private readonly List<string> _tokens = [];
    private readonly List<Answer.Waits> _asked = [];

    private OneAdministrator(Cluster cluster, string own, params IEnumerable<string> others) =>
        (_cluster, _own, _everybody, _held) = (cluster, own, [own, .. others], [own]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public int Acts { get; private set; }

    public static async Task<OneAdministrator> BeginAsync(Cluster cluster) => new(
        cluster,
        (await cluster.BringInAsync(Role.PlatformAdmin)).Subject,
        (await cluster.BringInAsync(Role.PlatformAdmin)).Subject,
        (await cluster.BringInAsync(Role.SecurityOfficer, Role.Auditor)).Subject,
        (await cluster.BringInAsync(Role.Operator)).Subject);

    /// <summary>Does one thing by one of the accounts that the administrator holds.</summary>
    public async Task ActAsync(int act, int by, int whom, int roles)
    {
        var caller = await _cluster.CallerAsync(_held[by % _held.Count]);
        var person = _everybody[whom % _everybody.Count];
        ImmutableArray<Role> wanted = [.. Roles.Where((_, index) => (roles >> index & 1) == 1)];
        try
        {
            var answer = act switch
            {
                0 => await InviteAsync(caller, wanted),
                1 => await ResetAsync(caller, person),
                2 => await _cluster.GrantAsync(caller, person, wanted),
                3 => await _cluster.OnAsync(caller, person, grain => grain.DisableAsync(Joining.Operation(), (roles & 1) == 1, Cancel)),
                4 => await FollowAsync(),
                7 => await MakeTokenAsync(caller, person, wanted),
                5 when _asked.Count > 0 => await _cluster.ApproveAsync(caller, _asked[whom % _asked.Count]),
                6 when _asked.Count > 0 => await ExecuteAsync(caller, _asked[whom % _asked.Count]),
                _ => null,
            };
            Acts += answer is null or Answer.Refused ? 0 : 1;
            if (answer is Answer.Waits waits)
            {
                _asked.Add(waits);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // What the silo refuses before the grain is asked has not happened either.
        }
    }

    /// <summary>Every privileged role that the administrator could now act by and was not given by others.</summary>
    public async Task<ImmutableArray<string>> StolenAsync()
    {
        var stolen = ImmutableArray.CreateBuilder<string>();
        foreach (var person in _held)
        {
            var secret = ApiToken.Hash(ApiToken.Create());
            using var edge = _cluster.As(Joining.Edge);
            var identity = (await _cluster.Grains.GetGrain<IAccountGrain>(0).FindAsync(person, Cancel))!.Identity;
            var sessions = _cluster.Grains.GetGrain<ISessionGrain>(0);
            await sessions.BeginAsync(new BeginSession(Joining.NewId(), secret, identity, "password", true, "::1", ""), Cancel);
            Add(identity);
            Add((await sessions.FindAsync(secret, "127.0.0.1", Cancel))?.Identity);
        }

        foreach (var token in _tokens)
        {
            using var edge = _cluster.As(Joining.Edge);
            Add(await _cluster.Grains.GetGrain<IIdentityGrain>(0).FindTokenAsync(token, "192.0.2.1", Cancel));
        }

        return stolen.ToImmutable();

        void Add(Identity? identity) => stolen.AddRange((identity?.Roles ?? [])
            .Where(role => NeedsTwo.Privileged.Contains(role) && (role, identity!.Person) != (Role.PlatformAdmin, _own))
            .Select(role => $"{role.Code()} as {identity!.Person}"));
    }

    private async Task<Answer> InviteAsync(Caller caller, ImmutableArray<Role> roles)
    {
        var (id, link) = (Joining.NewId(), ApiToken.Hash(ApiToken.Create()));
        var answer = await _cluster.OnAsync(caller, id, grain => grain.InviteAsync(new InvitePerson(Joining.Operation(), roles, TenantScope.All, link), Cancel));
        if (answer is Answer.Done)
        {
            _everybody.Add(id);
            _links.Add(link);
        }

        return answer;
    }

    // For a program, for the account in use, or for somebody else.
    private async Task<Answer> MakeTokenAsync(Caller caller, string person, ImmutableArray<Role> roles)
    {
        var (id, secret) = (Joining.NewId(), ApiToken.Hash(ApiToken.Create()));
        using (_cluster.As(caller))
        {
            var answer = await _cluster.Grains.GetGrain<ITokenGrain>(id).CreateAsync(
                new CreateToken(Joining.Operation(), "a token", "robot", TenantScope.All, roles, secret, TimeProvider.System.GetUtcNow().AddDays(1))
                {
                    Person = (_tokens.Count % 3) switch { 0 => null, 1 => caller.Person, _ => person },
                },
                Cancel);
            _tokens.Add(secret);
            return answer;
        }
    }

    private async Task<Answer> ResetAsync(Caller caller, string person)
    {
        var link = ApiToken.Hash(ApiToken.Create());
        var answer = await _cluster.OnAsync(caller, person, grain => grain.ResetAsync(Joining.Operation(), link, Cancel));
        if (answer is Answer.Done)
        {
            _links.Add(link);
        }

        return answer;
    }

    // Comes in by the newest link that is left, with factors of the administrator's own.
    private async Task<Answer?> FollowAsync()
    {
        if (_links is not [.., var link])
        {
            return null;
        }

        _links.RemoveAt(_links.Count - 1);
        Identity? identity;
        using (_cluster.As(Joining.Edge))
        {
            identity = await _cluster.Grains.GetGrain<IIdentityGrain>(0).RedeemLinkAsync(link, Cancel);
        }

        if (identity?.Person is not { } person)
        {
            return null;
        }

        await _cluster.JoinAsync(person);
        if (!_held.Contains(person))
        {
            _held.Add(person);
        }

        return new Answer.Done(0, 0, null);
    }

    private async Task<Answer> ExecuteAsync(Caller caller, Answer.Waits asked)
    {
        using (_cluster.As(caller))
        {
            return await _cluster.Grains.GetGrain<IApprovalGrain>(asked.Approval).ExecuteAsync(Cancel);
        }
    }
}
