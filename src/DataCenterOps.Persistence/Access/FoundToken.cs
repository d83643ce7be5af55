using System.Collections.Immutable;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.Access;

/// <summary>A token that is neither revoked nor over.</summary>
/// <param name="Identity">Who holds it.</param>
/// <param name="Networks">Where it may come from; absent for everywhere.</param>
/// <param name="LastUsedAt">When its last use was written; absent before the first.</param>
public sealed record FoundToken(Identity Identity, ImmutableArray<SourceNetwork>? Networks, DateTimeOffset? LastUsedAt);
