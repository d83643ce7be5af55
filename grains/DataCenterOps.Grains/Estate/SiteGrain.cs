using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.site")]
internal sealed class SiteGrain(
    DeclaredServices services, [PersistentState("site", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Site", services, snapshot), ISiteGrain;
