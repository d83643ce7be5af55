using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>
/// Packs as the ledger keeps them. A text is fixed by its hash, and reading one takes longer than all else on a page: those that were asked
/// for last are kept.
/// </summary>
public sealed class KnownPacks(PackQueries packs)
{
    // The one in force, the one before it, and two that somebody compares.
    private const int Most = 4;

    private ImmutableList<Known> _known = [];

    /// <summary>The pack of that text; nothing when the ledger has no such text, or it is no pack.</summary>
    /// <param name="id">Its file, as its row names it.</param>
    /// <param name="sha256">The hash of its text.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Pack?> ReadAsync(string id, string sha256, CancellationToken cancellationToken)
    {
        if (_known.Find(one => one.Sha256 == sha256 && one.Id == id) is { } known)
        {
            return known.Pack;
        }

        if (await packs.DocumentAsync(sha256, cancellationToken) is not { } text)
        {
            return null;
        }

        var read = new Known(id, sha256, PackParser.Parse(id, Encoding.UTF8.GetString(text)).Pack);
        ImmutableInterlocked.Update(ref _known, (all, one) => [one, .. all.Take(Most - 1)], read);
        return read.Pack;
    }

    private sealed record Known(string Id, string Sha256, Pack? Pack);
}
