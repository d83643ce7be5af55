using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Law;

/// <summary>A policy that rests on a provision: it cites it, or judges by values of it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Values">The values of the provision by which it judges; none where it only cites it.</param>
public sealed record LawUse(Policy Policy, ImmutableArray<string> Values)
{
    /// <summary>The policies of <paramref name="pack"/> that rest on <paramref name="provision"/>, in the order of their ids.</summary>
    public static ImmutableArray<LawUse> Of(Pack? pack, string provision) =>
    [
        .. (pack?.Policies ?? [])
            .Select(policy => new LawUse(
                policy,
                [.. policy.ParamSources.Where(source => source.Provision == provision).Select(source => source.Value).Distinct(StringComparer.Ordinal)]))
            .Where(use => !use.Values.IsEmpty || use.Policy.Legal.Any(legal => legal.ProvisionId == provision)),
    ];
}
