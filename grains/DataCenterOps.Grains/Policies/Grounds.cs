using System.Collections.Immutable;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a decision stands on.</summary>
/// <param name="Pack">The pack in force, by the law that applies; absent when none is: then every decision is a denial.</param>
/// <param name="Facts">The committed estate.</param>
/// <param name="BreakGlass">The times in which enforcement is lifted and that nobody has ended; the clock says which are over.</param>
/// <param name="Waivers">The waivers that nobody has ended; the clock says which run.</param>
internal sealed record Grounds(CompiledPack? Pack, IEstateFacts Facts, ImmutableArray<BreakGlassTime> BreakGlass, WaiverSet Waivers)
{
    /// <summary>The pack as its author wrote it, before the register of law stands over it.</summary>
    public Pack? Written { get; init; }

    /// <summary>The register of law.</summary>
    public required LawRegister Law { get; init; }
}
