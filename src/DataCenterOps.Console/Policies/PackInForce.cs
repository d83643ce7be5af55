using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Console.Policies;

/// <summary>The pack whose policies are in force, by the law that applies.</summary>
public sealed class PackInForce(LawQueries law, TimeProvider time)
{
    /// <summary>Its row and the pack; nothing when none is in force.</summary>
    public async Task<(PackRow? Row, Pack? Pack)> ReadAsync(CancellationToken cancellationToken)
    {
        var now = await law.ReadAsync(time.ReadingTime(), cancellationToken);
        return (now.Row, now.Pack);
    }
}
