using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.jurisdiction")]
internal sealed class JurisdictionGrain(
    DeclaredServices services, [PersistentState("jurisdiction", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Jurisdiction", services, snapshot), IJurisdictionGrain;
