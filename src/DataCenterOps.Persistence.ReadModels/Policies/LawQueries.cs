using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Reads the pack in force with the register of law over it, for who shows rules and what they rest on.</summary>
public sealed class LawQueries(PackQueries packs, KnownPacks known, ProvisionQueries provisions)
{
    /// <summary>Both as they are at <paramref name="now"/>.</summary>
    public async Task<LawInForce> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await packs.InForceAsync(cancellationToken);
        var written = row is null ? null : await known.ReadAsync(row.Id, row.DocumentSha256, cancellationToken);
        var register = LawRegister.Of((await provisions.AllAsync(cancellationToken)).Select(version => version.Read()));
        return new LawInForce(
            row, written, written is null ? null : LawOverlay.Apply(written, register, now).Pack, register,
            RegisteredProvision.List(written?.Provisions ?? [], register, now));
    }
}
