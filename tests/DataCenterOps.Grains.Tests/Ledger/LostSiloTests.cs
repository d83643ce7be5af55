using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Ledger;

public sealed class LostSiloTests(Clusters clusters)
{
    private const int Things = 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_a_silo_dies_the_other_serves_all_that_was_acknowledged()
    {
        await using var cluster = await clusters.StartAsync(Databases.Postgres, silos: 2);
        var documents = Enumerable.Range(0, Things).Select(i => TestDocument.System($"moving-{i:00}")).ToArray();
        var first = new List<Answer>();
        foreach (var document in documents)
        {
            first.Add(await cluster.DeclareAsync(document, $"{document.Id}-1"));
        }

        // Both have some: the client spreads activations over the cluster.
        var counts = cluster.Silos.Silos.Select(silo => Calls(silo)).ToArray();
        Assert.All(counts, count => Assert.True(count > 0, string.Join(' ', counts)));

        await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[1], Cancel);
        await cluster.Silos.WaitForLivenessToStabilizeAsync(didKill: true);

        for (var i = 0; i < Things; i++)
        {
            var read = await cluster.ReadAsync(documents[i]);
            Assert.Equal((1, documents[i].Text), (read.Version, read.AsWritten));
            Assert.Equal(first[i], await cluster.DeclareAsync(documents[i], $"{documents[i].Id}-1"));
            Assert.Equal(2, Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System(documents[i].Id, "Renamed"), $"{documents[i].Id}-2")).Version);
        }

    }

    private static int Calls(Orleans.TestingHost.InProcessSiloHandle silo) =>
        ((CallCounts)silo.ServiceProvider.GetService(typeof(CallCounts))!).Admitted;
}
