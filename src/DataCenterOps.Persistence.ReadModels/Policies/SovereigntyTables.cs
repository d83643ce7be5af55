using System.Text;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>The table of sovereignty of the pack in force: what its objectives and answers are called.</summary>
public sealed class SovereigntyTables(PackQueries packs)
{
    // The text of a pack is fixed by its hash: it is read again only when another comes into force.
    private Known? _known;

    /// <summary>The table; nothing when no pack is in force or it has none.</summary>
    public async Task<SovereigntyTable?> InForceAsync(CancellationToken cancellationToken)
    {
        if (await packs.InForceAsync(cancellationToken) is not { } row)
        {
            return null;
        }

        if (_known is { } known && known.Sha256 == row.DocumentSha256)
        {
            return known.Table;
        }

        var text = await packs.DocumentAsync(row.DocumentSha256, cancellationToken) ?? [];
        var table = PackParser.Parse(row.Id, Encoding.UTF8.GetString(text)).Pack?.Sovereignty;
        _known = new Known(row.DocumentSha256, table);
        return table;
    }

    private sealed record Known(string Sha256, SovereigntyTable? Table);
}
