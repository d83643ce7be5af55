using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies;

/// <summary>A pack that was read, or every reason why it could not be.</summary>
public sealed record ParsedPack(Pack? Pack, ImmutableArray<PackError> Errors);
