using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Tests;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>A person's account from the invitation to its end, on both engines.</summary>
public sealed class PersonAccountTests(Clusters clusters)
{
    private const string Hash = "salted-and-slow-hash-canary";
    private const string Secret = "protected-secret-canary";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_comes_in_by_a_link_and_no_entry_holds_a_name_a_hash_or_a_secret(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var (id, link) = (NewId(), ApiToken.Hash(ApiToken.Create()));
        await InviteAsync(cluster, id, link);
        using (cluster.As(Edge))
        {
            var identity = await cluster.Grains.GetGrain<IIdentityGrain>(0).RedeemLinkAsync(link, Cancel);
            Assert.Equal((id, id, true), (identity!.Subject, identity.Person, identity.Roles.SequenceEqual([Role.SecurityOfficer])));
            Assert.Null(await cluster.Grains.GetGrain<IIdentityGrain>(0).RedeemLinkAsync(link, Cancel));
        }

        var person = cluster.Grains.GetGrain<IPersonAccountGrain>(id);
        var login = $"amina-{id[^6..]}";
        using (cluster.As(Self(id)))
        {
            Assert.IsType<Answer.Done>(await person.JoinAsync(new JoinPerson(login, "Amina Canary", Hash), Cancel));
            Assert.IsType<Answer.Done>(await person.EnrolCodeAsync(new PersonCode(Secret, 7, [ApiToken.Hash("one"), ApiToken.Hash("two")]), Cancel));
        }

        using var edge = cluster.As(Edge);
        var accounts = cluster.Grains.GetGrain<IAccountGrain>(0);
        var account = await accounts.FindByLoginAsync(login, Cancel);
        Assert.Equal((id, Hash, Secret, true), (account!.Identity.Person, account.PasswordHash, account.ProtectedSecret, account.IsComplete));
        Assert.False(await accounts.UseCodeAsync(id, 7, Cancel));
        Assert.True(await accounts.UseCodeAsync(id, 8, Cancel));
        Assert.True(await person.UseRecoveryAsync(ApiToken.Hash("one"), Cancel));
        Assert.False(await person.UseRecoveryAsync(ApiToken.Hash("one"), Cancel));

        var entries = await cluster.Get<ILedger>().ReadAsync(new StreamId($"person-account/{id}"), 0, Cancel).ToArrayAsync(Cancel);
        Assert.Equal(4, entries.Length);
        Assert.All(entries, entry =>
        {
            using var document = entry.Parse();
            Assert.DoesNotMatch("(?i)canary|amina", document.RootElement.GetRawText());
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_changes_another_persons_account(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var (id, other) = (NewId(), NewId());
        await InviteAsync(cluster, id, ApiToken.Hash(ApiToken.Create()));
        var person = cluster.Grains.GetGrain<IPersonAccountGrain>(id);
        foreach (var caller in (Caller[])[Self(other), Administrator, Callers.Operator])
        {
            using (cluster.As(caller))
            {
                Assert.IsType<Answer.Refused>(await person.JoinAsync(new JoinPerson("mallory", "x", Hash), Cancel));
                Assert.IsType<Answer.Refused>(await person.ChangePasswordAsync(Hash, "", Cancel));
                Assert.IsType<Answer.Refused>(await person.EnrolCodeAsync(new PersonCode(Secret, 7, []), Cancel));
            }
        }

        using (cluster.As(Self(id)))
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => person.GrantAsync(Operation(), [Role.PlatformAdmin], TenantScope.All, Cancel));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => person.DisableAsync(Operation(), disabled: false, Cancel));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => person.UseRecoveryAsync(ApiToken.Hash("one"), Cancel));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grains.GetGrain<IAccountGrain>(0).FindAsync(id, Cancel));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Closing_the_way_in_and_other_roles_reach_a_session_that_goes_on(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var id = NewId();
        await InviteAsync(cluster, id, ApiToken.Hash(ApiToken.Create()));
        var (session, secret) = (cluster.Grains.GetGrain<ISessionGrain>(0), ApiToken.Hash(ApiToken.Create()));
        using (cluster.As(Edge))
        {
            var identity = (await cluster.Grains.GetGrain<IAccountGrain>(0).FindAsync(id, Cancel))!.Identity;
            await session.BeginAsync(new BeginSession(NewId(), secret, identity, "password", true, "::1", ""), Cancel);
            Assert.Equal([Role.SecurityOfficer], (await session.FindAsync(secret, "127.0.0.1", Cancel))!.Identity.Roles);
        }

        var person = cluster.Grains.GetGrain<IPersonAccountGrain>(id);
        using (cluster.As(Administrator))
        {
            Assert.IsType<Answer.Done>(await person.GrantAsync(Operation(), [Role.Auditor], TenantScope.All, Cancel));
        }

        using (cluster.As(Edge))
        {
            Assert.Equal([Role.Auditor], (await session.FindAsync(secret, "127.0.0.1", Cancel))!.Identity.Roles);
        }

        using (cluster.As(Administrator))
        {
            Assert.IsType<Answer.Done>(await person.DisableAsync(Operation(), disabled: true, Cancel));
        }

        using var edge = cluster.As(Edge);
        Assert.Null(await session.FindAsync(secret, "127.0.0.1", Cancel));
        Assert.True((await cluster.Grains.GetGrain<IAccountGrain>(0).FindAsync(id, Cancel))!.IsDisabled);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_passkey_goes_on_counting_and_goes_with_a_reset(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var id = NewId();
        await InviteAsync(cluster, id, ApiToken.Hash(ApiToken.Create()));
        var person = cluster.Grains.GetGrain<IPersonAccountGrain>(id);
        var key = new PersonPasskey($"credential-{id}", "My key", [1, 2, 3], 4, "internal", false, false, TimeProvider.System.GetUtcNow(), null);
        using (cluster.As(Self(id)))
        {
            Assert.IsType<Answer.Refused>(await person.AddPasskeyAsync(key with { IsBackupEligible = true }, Cancel));
            Assert.IsType<Answer.Done>(await person.AddPasskeyAsync(key, Cancel));
        }

        using (cluster.As(Self(NewId())))
        {
            Assert.IsType<Answer.Refused>(await person.RemovePasskeyAsync(key.Id, Cancel));
        }

        var accounts = cluster.Grains.GetGrain<IAccountGrain>(0);
        using (cluster.As(Edge))
        {
            Assert.Equal(id, (await accounts.FindByPasskeyAsync(key.Id, Cancel))!.Identity.Person);
            Assert.Equal([1, 2, 3], (await accounts.PasskeysAsync(id, Cancel)).Single().PublicKey);
            Assert.False(await accounts.UsePasskeyAsync(key.Id, 4, false, Cancel));
            Assert.True(await accounts.UsePasskeyAsync(key.Id, 5, false, Cancel));
            var challenge = ApiToken.Hash(id);
            Assert.True(await accounts.UseChallengeAsync(challenge, TimeProvider.System.GetUtcNow().AddMinutes(1), Cancel));
            Assert.False(await accounts.UseChallengeAsync(challenge, TimeProvider.System.GetUtcNow().AddMinutes(1), Cancel));
        }

        using (cluster.As(Administrator))
        {
            Assert.IsType<Answer.Done>(await person.ResetAsync(Operation(), ApiToken.Hash(ApiToken.Create()), Cancel));
        }

        using var edge = cluster.As(Edge);
        Assert.Empty(await accounts.PasskeysAsync(id, Cancel));
    }

    private static Caller Edge => Caller.ForSystem("edge", TimeProvider.System.GetUtcNow());

    private static Caller Administrator => new("admin", TenantScope.All, [Role.PlatformAdmin], "token", TimeProvider.System.GetUtcNow().AddMinutes(1));

    private static Caller Self(string id) =>
        new(id, TenantScope.All, [Role.SecurityOfficer], "link", TimeProvider.System.GetUtcNow().AddMinutes(1)) { Person = id };

    private static string NewId() => Guid.CreateVersion7().ToString("D");

    private static OperationId Operation() => OperationId.From(Guid.CreateVersion7());

    private static async Task InviteAsync(Cluster cluster, string id, string link)
    {
        using var caller = cluster.As(Callers.SetUp);
        var invited = await cluster.Grains.GetGrain<IPersonAccountGrain>(id).InviteAsync(
            new InvitePerson(Operation(), [Role.SecurityOfficer], TenantScope.All, link), Cancel);
        Assert.IsType<Answer.Done>(invited);
    }
}
