using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Estate;

/// <summary>What a declared object needs from the silo.</summary>
internal sealed record DeclaredServices(
    ILedger Ledger, DeclaredFacts Facts, PoliciesInForce Policies, Decisions Decisions, FrozenApprovals Approvals, TimeProvider Time, ILogger<DeclaredGrain> Logger);
