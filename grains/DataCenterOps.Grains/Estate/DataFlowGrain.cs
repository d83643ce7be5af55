using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.data-flow")]
internal sealed class DataFlowGrain(
    DeclaredServices services, [PersistentState("flow", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Flow", services, snapshot), IDataFlowGrain;
