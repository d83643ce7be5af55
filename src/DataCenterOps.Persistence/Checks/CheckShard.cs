using System.Collections.Immutable;
using System.Net;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Persistence.Checks;

/// <summary>What a shard must know before it can run its checks.</summary>
/// <param name="Checks">Its checks, in the order of their hash; at most what <see cref="CheckStore"/> was asked for.</param>
/// <param name="States">The stored states of checks in its range, of whatever plan: a check may just have moved here.</param>
/// <param name="Gone">Checks of its plan that have a state and are declared no more.</param>
/// <param name="DeclaredRanges">The private ranges that sites declare.</param>
/// <param name="StreamVersion">Where the shard's stream in the ledger stands; 0 when it has none.</param>
public sealed record CheckShard(
    ImmutableArray<CheckDefinition> Checks,
    ImmutableDictionary<CheckId, CheckHealth> States,
    ImmutableArray<CheckId> Gone,
    ImmutableArray<IPNetwork> DeclaredRanges,
    long StreamVersion);
