using System.Text;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Console.Policies;

/// <summary>The pack whose policies are in force, read from its text in the ledger.</summary>
public sealed class PackInForce(PackQueries packs)
{
    /// <summary>Its row and the pack; nothing when none is in force.</summary>
    public async Task<(PackRow? Row, Pack? Pack)> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await packs.InForceAsync(cancellationToken);
        var bytes = row is null ? null : await packs.DocumentAsync(row.DocumentSha256, cancellationToken);
        return (row, bytes is null ? null : PackParser.Parse(row!.Id, Encoding.UTF8.GetString(bytes)).Pack);
    }
}
