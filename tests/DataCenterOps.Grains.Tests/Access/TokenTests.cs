using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Tests;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Access;

public sealed class TokenTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_token_opens_the_door_until_it_is_revoked_and_its_hash_is_in_no_entry(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var hash = ApiToken.Hash(ApiToken.Create());
        var command = new CreateToken(
            Cluster.Operation("token-0001"), "backups", "backup-robot", Callers.Tenant("cnas"), [Role.Auditor], hash,
            TimeProvider.System.GetUtcNow().AddDays(1));
        using var caller = cluster.As(Callers.Operator);
        var grain = cluster.Grains.GetGrain<ITokenGrain>("token-of-tests");

        var first = Assert.IsType<Answer.Done>(await grain.CreateAsync(command, Cancel));
        Assert.Equal(first, await grain.CreateAsync(command, Cancel));
        var identity = await FindAsync(cluster, hash);
        Assert.Equal(("backup-robot", Callers.Tenant("cnas")), (identity!.Subject, identity.Scope));

        var revoked = await grain.RevokeAsync(Cluster.Operation("token-0002"), Cancel);
        Assert.Equal(revoked, await grain.RevokeAsync(Cluster.Operation("token-0002"), Cancel));
        Assert.Null(await FindAsync(cluster, hash));
        var entries = await cluster.Get<ILedger>().ReadAsync(new StreamId("token/token-of-tests"), 0, Cancel).ToArrayAsync(Cancel);
        Assert.Equal(2, entries.Length);
        Assert.All(entries, entry =>
        {
            using var document = entry.Parse();
            Assert.DoesNotContain(hash, document.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_not_make_tokens_makes_none(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var hash = ApiToken.Hash(ApiToken.Create());
        using var caller = cluster.As(Callers.Reader);
        var grain = cluster.Grains.GetGrain<ITokenGrain>("token-of-nobody");

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.CreateAsync(
            new CreateToken(Cluster.Operation("token-0003"), "x", "x-robot", TenantScope.All, [Role.Auditor], hash, TimeProvider.System.GetUtcNow().AddDays(1)),
            Cancel));

        Assert.Null(await FindAsync(cluster, hash));
    }

    private static async Task<Identity?> FindAsync(Cluster cluster, string hash)
    {
        using var program = cluster.As(Callers.Program);
        return await cluster.Grains.GetGrain<IIdentityGrain>(0).FindTokenAsync(hash, "127.0.0.1", Cancel);
    }
}
