using System.Text;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Reads the pack in force with the register of law over it, for who shows rules and what they rest on.</summary>
public sealed class LawQueries(PackQueries packs, ProvisionQueries provisions)
{
    /// <summary>Both as they are at <paramref name="now"/>.</summary>
    public async Task<LawInForce> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await packs.InForceAsync(cancellationToken);
        var bytes = row is null ? null : await packs.DocumentAsync(row.DocumentSha256, cancellationToken);
        var written = bytes is null ? null : PackParser.Parse(row!.Id, Encoding.UTF8.GetString(bytes)).Pack;
        var register = LawRegister.Of((await provisions.AllAsync(cancellationToken)).Select(version => version.Read()));
        return new LawInForce(
            row, written, written is null ? null : LawOverlay.Apply(written, register, now).Pack, register,
            RegisteredProvision.List(written?.Provisions ?? [], register, now));
    }
}
