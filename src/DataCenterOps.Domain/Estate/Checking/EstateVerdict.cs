using System.Collections.Immutable;

namespace DataCenterOps.Domain.Estate;

/// <summary>What is wrong with documents when they are seen together, over what exists.</summary>
/// <param name="Errors">The first <see cref="EstateLimits.Errors"/>.</param>
/// <param name="Count">How many there are, beyond those too.</param>
public sealed record EstateVerdict(ImmutableArray<EstateError> Errors, int Count)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsClean => Count == 0;
}
