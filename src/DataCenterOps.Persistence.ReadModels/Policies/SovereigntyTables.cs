using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>The table of sovereignty of the pack in force: what its objectives and answers are called.</summary>
public sealed class SovereigntyTables(PackQueries packs, KnownPacks known)
{
    /// <summary>The table; nothing when no pack is in force or it has none.</summary>
    public async Task<SovereigntyTable?> InForceAsync(CancellationToken cancellationToken) =>
        await packs.InForceAsync(cancellationToken) is { } row ? (await known.ReadAsync(row.Id, row.DocumentSha256, cancellationToken))?.Sovereignty : null;
}
