using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>A text that may be a pack.</summary>
/// <param name="Pack">Ready to judge by; absent when it does not parse, type-check or pass its own tests.</param>
/// <param name="Reasons">Everything that is wrong with it.</param>
internal sealed record PackDraft(CompiledPack? Pack, ImmutableArray<Reason> Reasons)
{
    /// <summary>What it would judge by although its own tests fail: to be tried, and never to come into force. Absent where anything else is wrong.</summary>
    public CompiledPack? Tried { get; init; }
}
