using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.tenant")]
internal sealed class TenantGrain(
    DeclaredServices services, [PersistentState("tenant", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Tenant", services, snapshot), ITenantGrain;
