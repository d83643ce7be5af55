using DataCenterOps.Persistence.Ledger.Sealing;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

public sealed class KilledSealerTests(Databases databases)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Killed_anywhere_nothing_is_lost_sealed_twice_or_contradicted(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (file, now, places) = (TestSealer.NewFile(), Entries.Noon, 0);
        for (var isOver = false; !isOver; places++)
        {
            await SealedLedger.AppendAsync(silo, "a", places * 3, 3);
            var killed = new KillSwitch(silo, file, places + 1);
            var sealer = new TestSealer(killed, killed, killed, killed);
            now = now.AddSeconds(2);
            isOver = !await DiesAsync(sealer, now);
            await SealedLedger.VerifyAsync(silo, isWhole: false);

            // Who comes after it, with the file that it has left behind.
            var next = new TestSealer(silo, file);
            now = now.AddSeconds(2);
            await next.IntegrateAsync(now);
            Assert.IsNotType<Signing.Refused>(await next.SignAsync(now));
            Assert.Equal((places + 1) * 3, await SealedLedger.VerifyAsync(silo));
        }

        // Fewer would mean that a place is not watched any more.
        Assert.InRange(places, 15, 40);
    }

    private static async Task<bool> DiesAsync(TestSealer sealer, DateTimeOffset now)
    {
        try
        {
            await sealer.IntegrateAsync(now);
            await sealer.SignAsync(now);
            return false;
        }
        catch (KillSwitch.KilledException)
        {
            return true;
        }
    }
}
