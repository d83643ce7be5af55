using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.meter")]
internal sealed class MeterGrain(
    DeclaredServices services, [PersistentState("meter", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Meter", services, snapshot), IMeterGrain;
