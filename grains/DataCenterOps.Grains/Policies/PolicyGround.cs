using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>What one side of a comparison judges by.</summary>
/// <param name="Pack">The rules; absent where none are in force.</param>
/// <param name="Facts">The estate.</param>
internal sealed record PolicyGround(CompiledPack? Pack, IEstateFacts Facts);
