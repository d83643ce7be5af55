using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Grains.Policies;

/// <summary>What one side of a comparison judges by.</summary>
/// <param name="Pack">The rules; absent where none are in force.</param>
/// <param name="Facts">The estate.</param>
/// <param name="Waivers">What is waived.</param>
internal sealed record PolicyGround(CompiledPack? Pack, IEstateFacts Facts, WaiverSet Waivers);
