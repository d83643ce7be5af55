using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a decision stands on.</summary>
/// <param name="Pack">The pack in force; absent when none is: then every decision is a denial.</param>
/// <param name="Facts">The committed estate.</param>
internal sealed record Grounds(CompiledPack? Pack, IEstateFacts Facts);
