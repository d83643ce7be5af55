using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.Tests;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>A token over all tenants with a privileged role is nobody's alone; a person's own token is no more than the person.</summary>
public sealed class PrivilegedTokenTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_privileged_token_opens_nothing_before_a_second_person_agrees_to_exactly_it(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var (sami, lila) = (await cluster.BringInAsync(Role.PlatformAdmin), await cluster.BringInAsync(Role.SecurityOfficer));
        var (id, secret) = (Joining.NewId(), ApiToken.Create());
        var command = Command(secret, Role.Operator) with
        {
            Networks = [SourceNetwork.TryParse("10.0.0.0/8", out var network) ? network : default], Operations = ["estate.read", "estate.apply"],
        };

        var asked = Assert.IsType<Answer.Waits>(await CreateAsync(cluster, sami, id, command));
        Assert.Equal(asked, await CreateAsync(cluster, sami, id, command));
        Assert.Null(await FindAsync(cluster, secret));
        var shown = await cluster.Get<ApprovalDetails>().FindAsync(lila, asked.Approval, Cancel);
        Assert.Contains(shown!.Difference, row => row.After == ApiToken.Hash(secret));
        Assert.Contains(shown.Difference, row => row.After == "10.0.0.0/8");
        Assert.DoesNotContain(secret, shown.Row.Form, StringComparison.Ordinal);

        Assert.Equal(["approval.requester"], Codes(await cluster.ApproveAsync(sami, asked)));
        Assert.Null(await FindAsync(cluster, secret));
        Assert.IsType<Answer.Done>(await cluster.ApproveAsync(lila, asked));
        var made = await FindAsync(cluster, secret);
        Assert.Equal(("robot", "*", id), (made!.Subject, made.Scope.ToString(), made.TokenId));
        Assert.True(made.Roles.SequenceEqual([Role.Operator]) && made.Operations!.Value.SequenceEqual(["estate.read", "estate.apply"]));
        Assert.Null(await FindAsync(cluster, secret, "192.0.2.1"));
        Assert.Contains($"\"approval\":\"{asked.Approval}\"", Assert.Single(await new Consent(cluster).EntriesAsync($"token/{id}")), StringComparison.Ordinal);
        Assert.Equal("approval.used", Codes(await cluster.ApproveAsync(lila, asked))[0]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_person_makes_what_is_not_privileged_and_the_set_up_identity_acts_alone(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var sami = await cluster.BringInAsync(Role.PlatformAdmin);
        Assert.IsType<Answer.Done>(await CreateAsync(cluster, sami, Joining.NewId(), Command(ApiToken.Create(), Role.Auditor)));
        Assert.IsType<Answer.Done>(await CreateAsync(
            cluster, sami, Joining.NewId(), Command(ApiToken.Create(), Role.Operator) with { Scope = Callers.Tenant("cnas") }));
        Assert.Equal(["approval.person"], Codes(await CreateAsync(
            cluster, sami with { Person = null }, Joining.NewId(), Command(ApiToken.Create(), Role.Operator))));

        var id = Joining.NewId();
        Assert.IsType<Answer.Done>(await CreateAsync(cluster, Callers.SetUp, id, Command(ApiToken.Create(), Role.Operator)));
        Assert.Contains("\"approval\":\"alone\"", Assert.Single(await new Consent(cluster).EntriesAsync($"token/{id}")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_persons_token_and_its_sessions_are_no_more_than_the_account_is_now(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var (sami, karim) = (await cluster.BringInAsync(Role.PlatformAdmin), await cluster.BringInAsync(Role.PlatformAdmin, Role.Operator, Role.Auditor));
        var (secret, session) = (ApiToken.Create(), ApiToken.Hash(ApiToken.Create()));
        Assert.IsType<Answer.Done>(await CreateAsync(
            cluster, karim, Joining.NewId(), Command(secret, Role.Operator, Role.Auditor) with { Person = karim.Person }));
        using (cluster.As(Joining.Edge))
        {
            var identity = await FindAsync(cluster, secret);
            Assert.Equal([Role.Operator, Role.Auditor], identity!.Roles);
            await cluster.Grains.GetGrain<ISessionGrain>(0).BeginAsync(
                new BeginSession(Joining.NewId(), session, identity, "session", true, "::1", ""), Cancel);
        }

        await cluster.GrantAsync(sami, karim.Subject, Role.Auditor);
        Assert.Equal([Role.Auditor], (await FindAsync(cluster, secret))!.Roles);
        Assert.Equal([Role.Auditor], (await SessionAsync(cluster, session))!.Roles);
        Assert.Empty((await StandingAsync(cluster, karim)).Intersect([Role.Operator]));

        await cluster.OnAsync(sami, karim.Subject, grain => grain.GrantAsync(Joining.Operation(), [Role.Auditor], Callers.Tenant("cnas"), Cancel));
        Assert.Equal("cnas", (await FindAsync(cluster, secret))!.Scope.ToString());

        await cluster.OnAsync(sami, karim.Subject, grain => grain.ResetAsync(Joining.Operation(), ApiToken.Hash(ApiToken.Create()), Cancel));
        Assert.Null(await FindAsync(cluster, secret));
        Assert.Null(await SessionAsync(cluster, session));
    }

    private static CreateToken Command(string secret, params ImmutableArray<Role> roles) => new(
        Joining.Operation(), "a token", "robot", TenantScope.All, roles, ApiToken.Hash(secret), TimeProvider.System.GetUtcNow().AddDays(1));

    private static async Task<Answer> CreateAsync(Cluster cluster, Caller caller, string id, CreateToken command)
    {
        using (cluster.As(caller))
        {
            return await cluster.Grains.GetGrain<ITokenGrain>(id).CreateAsync(command, Cancel);
        }
    }

    private static async Task<Identity?> FindAsync(Cluster cluster, string secret, string address = "10.1.2.3")
    {
        using (cluster.As(Joining.Edge))
        {
            return await cluster.Grains.GetGrain<IIdentityGrain>(0).FindTokenAsync(ApiToken.Hash(secret), address, Cancel);
        }
    }

    private static async Task<Identity?> SessionAsync(Cluster cluster, string sha256)
    {
        using (cluster.As(Joining.Edge))
        {
            return (await cluster.Grains.GetGrain<ISessionGrain>(0).FindAsync(sha256, "10.1.2.3", Cancel))?.Identity;
        }
    }

    private static async Task<IEnumerable<Role>> StandingAsync(Cluster cluster, Caller person) =>
        (await cluster.Get<FrozenApprovals>().StandingAsync(person.Person!, Cancel)).Grants.SelectMany(grant => grant.Roles);
}
