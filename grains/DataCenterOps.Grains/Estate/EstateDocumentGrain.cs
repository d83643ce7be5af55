using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.estate")]
internal sealed class EstateDocumentGrain(
    DeclaredServices services, [PersistentState("estate", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Estate", services, snapshot), IEstateDocumentGrain;
