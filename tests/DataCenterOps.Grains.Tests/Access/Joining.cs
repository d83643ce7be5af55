using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>Short words for letting somebody in, up to their own factors.</summary>
internal static class Joining
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string NewId() => Guid.CreateVersion7().ToString("D");

    public static OperationId Operation() => OperationId.From(Guid.CreateVersion7());

    public static Caller Edge => Caller.ForSystem("edge", TimeProvider.System.GetUtcNow());

    /// <summary>The person as their session has them now.</summary>
    public static async Task<Caller> CallerAsync(this Cluster cluster, string person)
    {
        using (cluster.As(Edge))
        {
            var identity = (await cluster.Grains.GetGrain<IAccountGrain>(0).FindAsync(person, Cancel))!.Identity;
            return new Caller(person, identity.Scope, identity.Roles, "password", TimeProvider.System.GetUtcNow().AddMinutes(1)) { Person = person };
        }
    }

    public static async Task<Answer> InviteAsync(this Cluster cluster, Caller caller, string id, params ImmutableArray<Role> roles)
    {
        using (cluster.As(caller))
        {
            return await cluster.Grains.GetGrain<IPersonAccountGrain>(id).InviteAsync(
                new InvitePerson(Operation(), roles, TenantScope.All, ApiToken.Hash(ApiToken.Create())), Cancel);
        }
    }

    /// <summary>Name, password and authenticator of the person's own.</summary>
    public static async Task JoinAsync(this Cluster cluster, string id)
    {
        using (cluster.As(await cluster.CallerAsync(id)))
        {
            var person = cluster.Grains.GetGrain<IPersonAccountGrain>(id);
            Assert.IsType<Answer.Done>(await person.JoinAsync(new JoinPerson($"p-{id[^12..]}", "Somebody", "hash"), Cancel));
            Assert.IsType<Answer.Done>(await person.EnrolCodeAsync(new PersonCode("secret", 7, []), Cancel));
        }
    }

    /// <summary>Somebody whom the set-up identity has brought in.</summary>
    public static async Task<Caller> BringInAsync(this Cluster cluster, params ImmutableArray<Role> roles)
    {
        var id = NewId();
        Assert.IsType<Answer.Done>(await cluster.InviteAsync(Callers.SetUp, id, roles));
        await cluster.JoinAsync(id);
        return await cluster.CallerAsync(id);
    }

    public static async Task<Answer> OnAsync(this Cluster cluster, Caller caller, string person, Func<IPersonAccountGrain, Task<Answer>> act)
    {
        using (cluster.As(caller))
        {
            return await act(cluster.Grains.GetGrain<IPersonAccountGrain>(person));
        }
    }

    public static Task<Answer> GrantAsync(this Cluster cluster, Caller caller, string person, params ImmutableArray<Role> roles) =>
        cluster.OnAsync(caller, person, grain => grain.GrantAsync(Operation(), roles, TenantScope.All, Cancel));

    public static async Task<Answer> ApproveAsync(this Cluster cluster, Caller caller, Answer.Waits asked)
    {
        using (cluster.As(caller))
        {
            return await cluster.Grains.GetGrain<IApprovalGrain>(asked.Approval).ApproveAsync(Operation(), asked.Digest, Cancel);
        }
    }
}
