using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.service")]
internal sealed class ServiceGrain(
    DeclaredServices services, [PersistentState("service", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Service", services, snapshot), IServiceGrain;
