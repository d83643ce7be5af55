using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>Several sealers on one database on purpose, as when a lease goes wrong.</summary>
public sealed class ManySealersTests(Databases databases)
{
    public static TheoryData<string, int> Cases { get; } = new()
    {
        { Databases.Sqlite, 2 }, { Databases.Sqlite, 8 }, { Databases.Postgres, 2 }, { Databases.Postgres, 8 },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task They_make_one_tree_while_others_append(string engine, int sealers)
    {
        var options = await databases.CreateAsync(engine);
        await using var first = new Silo(options);
        await first.Writer.WriteAsync(new Nothing(), TestContext.Current.CancellationToken);
        var silos = Enumerable.Range(0, sealers).Select(_ => new Silo(options)).ToArray();
        var appended = false;

        var sealing = silos.Select((silo, n) => Task.Run(async () =>
        {
            var sealer = new TestSealer(silo);
            var now = Entries.Noon;
            for (var rounds = 0; !Volatile.Read(ref appended) || rounds == 0; rounds++)
            {
                // Each with a clock of its own.
                now = now.AddSeconds(1 + n);
                await sealer.IntegrateAsync(now);
                Assert.IsNotType<Persistence.Ledger.Sealing.Signing.Refused>(await sealer.SignAsync(now));
            }
        })).ToArray();
        for (var i = 0; i < 40; i++)
        {
            await SealedLedger.AppendAsync(first, "a", i * 30, 30);
        }

        Volatile.Write(ref appended, true);
        await Task.WhenAll(sealing);
        var last = new TestSealer(first);
        await last.IntegrateAsync(Entries.Noon.AddHours(1));

        Assert.Equal(1_200, await SealedLedger.VerifyAsync(first));
        Assert.NotEmpty(await SealedLedger.NotesAsync(first));
        foreach (var silo in silos)
        {
            await silo.DisposeAsync();
        }
    }

    private sealed record Nothing : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute("DELETE FROM one_time_link WHERE hash = ''");
    }
}
