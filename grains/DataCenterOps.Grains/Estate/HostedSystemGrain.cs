using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.hosted-system")]
internal sealed class HostedSystemGrain(
    DeclaredServices services, [PersistentState("system", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("System", services, snapshot), IHostedSystemGrain;
