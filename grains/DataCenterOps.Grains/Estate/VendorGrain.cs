using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.vendor")]
internal sealed class VendorGrain(
    DeclaredServices services, [PersistentState("vendor", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Vendor", services, snapshot), IVendorGrain;
