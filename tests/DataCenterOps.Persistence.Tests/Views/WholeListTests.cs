using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels.Checks;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.Tests.Checks;

namespace DataCenterOps.Persistence.Tests.Views;

/// <summary>What is asked for as a whole and read in parts comes as a whole.</summary>
public sealed class WholeListTests(Databases databases)
{
    // More than one part of either list, and no multiple of a part.
    private const int Systems = 5_120;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_list_of_all_is_cut(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await Task.WhenAll(Enumerable.Range(0, Systems).Select(n => DeclaredChecks.SystemAsync(
            silo, "min-interior", $"system-{n}", 0, """{"id":"first","kind":"tcp","target":"tcp://127.0.0.1:9"}""")));
        var expected = Enumerable.Range(0, Systems).Select(n => $"system-{n}").Order(StringComparer.Ordinal).ToArray();

        var referring = await silo.Get<EstateQueries>().ReferringAsync(TenantScope.All, "Site", "alg-dc1", "System", Cancel);
        Assert.Equal(expected, referring, StringComparer.Ordinal);
        var health = await silo.Get<CheckQueries>().SystemsAsync(TenantScope.All, Entries.Noon, Cancel);
        Assert.Equal(expected, health.Select(row => row.System), StringComparer.Ordinal);
    }
}
