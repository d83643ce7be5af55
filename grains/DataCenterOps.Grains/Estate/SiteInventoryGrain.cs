using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.siteinventory")]
internal sealed class SiteInventoryGrain(
    DeclaredServices services, [PersistentState("siteinventory", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("SiteInventory", services, snapshot), ISiteInventoryGrain;
