using System.Collections.Concurrent;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Signing;
using DataCenterOps.Grains.Tests;
using DataCenterOps.Persistence.Tests;

[assembly: AssemblyFixture(typeof(Clusters))]

namespace DataCenterOps.Grains.Tests;

/// <summary>
/// One cluster per engine for all tests that leave each other alone, and new ones for those that break theirs.
/// </summary>
public sealed class Clusters : IAsyncLifetime
{
    private readonly Databases _databases = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Cluster>>> _shared = new(StringComparer.Ordinal);

    public ValueTask InitializeAsync() => _databases.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in _shared.Values)
        {
            await (await cluster.Value).DisposeAsync();
        }

        await _databases.DisposeAsync();
    }

    /// <summary>The cluster that tests share: name things after the test.</summary>
    internal Task<Cluster> SharedAsync(string engine) =>
        _shared.GetOrAdd(engine, _ => new Lazy<Task<Cluster>>(() => StartAsync(engine))).Value;

    /// <summary>A cluster of the test's own, on a database of its own, with the lenient pack in force.</summary>
    internal Task<Cluster> StartAsync(string engine, int silos = 1) => StartAsync(engine, silos, Packs.Lenient);

    internal async Task<Cluster> StartAsync(string engine, int silos, TestPack? pack, TimeProvider? time = null, PackTrust? trust = null)
    {
        var cluster = await Cluster.StartAsync(await _databases.CreateAsync(engine), silos, time, trust);
        if (pack is not null)
        {
            Assert.IsType<Answer.Done>(await cluster.ActivateAsync(pack));
        }

        return cluster;
    }
}
