using System.Collections.Frozen;
using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Domain.Policies;

/// <summary>A pack whose expressions are type-checked and planned.</summary>
public sealed class CompiledPack
{
    private readonly FrozenDictionary<PolicyTarget, ImmutableArray<CompiledPolicy>> _byTarget;

    internal CompiledPack(Pack pack, ImmutableArray<CompiledPolicy> policies)
    {
        Pack = pack;
        Policies = policies;
        _byTarget = policies.GroupBy(policy => policy.Policy.Target)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
    }

    /// <summary>The pack.</summary>
    public Pack Pack { get; }

    /// <summary>Its policies in the order of their ids.</summary>
    public ImmutableArray<CompiledPolicy> Policies { get; }

    /// <summary>The table of sovereignty, ready to score by; absent where the pack has none.</summary>
    public CompiledSovereignty? Sovereignty { get; internal init; }

    /// <summary>The policies that judge <paramref name="target"/>, in the order of their ids.</summary>
    public ImmutableArray<CompiledPolicy> For(PolicyTarget target) => _byTarget.GetValueOrDefault(target, []);
}
