using CsCheck;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>
/// Commands to real grains, many at once, the same for the same seed: declared, changed, refused, held for consent, retired, judged again by
/// another pack, swept.
/// </summary>
internal sealed class RandomCommands(Cluster cluster, ulong seed)
{
    private const int AtOnce = 256;

    private const int CommandsPerSweep = 1_000;

    private static readonly string[] Tenants = ["cnas", "min-interior", "min-health"];

    private readonly PCG _chance = new(11, seed);
    private readonly Dictionary<string, TestDocument> _documents = new(StringComparer.Ordinal);

    /// <summary>Every document that a command has named.</summary>
    public IReadOnlyCollection<TestDocument> Documents => _documents.Values;

    /// <summary>Sends so many and waits for their answers.</summary>
    public async Task SendAsync(int commands)
    {
        for (var sent = 0; sent < commands; sent += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(sent, Math.Min(AtOnce, commands - sent)).Select(Next));
            if (sent % CommandsPerSweep < AtOnce)
            {
                await cluster.ActivateAsync(Below(2) == 0 ? Packs.Lenient : Packs.Strict);
                await cluster.SweepAsync(Tenants[Below(Tenants.Length)]);
            }
        }
    }

    // Whatever is answered was decided: refusals are entries, too.
    private Task Next(int number)
    {
        var document = Document(number);
        _documents[document.Stream.Value] = document;
        var operation = $"history-{number:D8}";
        return Below(100) == 0 ? cluster.RetireAsync(document, operation) : cluster.DeclareAsync(document, operation);
    }

    // What is retired stays so: there is always something new to declare.
    private TestDocument Document(int number) => Below(8) switch
    {
        0 => TestDocument.Jurisdiction($"BLOC-{(char)('A' + Below(20))}", $"Name {Below(100)}"),
        1 => TestDocument.Body($"body-{Below(20)}"),
        _ => System(Below(Tenants.Length), Below(60 + (number / 200))),
    };

    private TestDocument System(int tenant, int number) => TestDocument.System(
        $"system-{tenant}-{number}", $"Name {Below(100)}", highRisk: Below(10) == 0, sensitive: Below(3) == 0, Tenants[tenant]);

    private int Below(int end) => (int)_chance.Next((uint)end);
}
