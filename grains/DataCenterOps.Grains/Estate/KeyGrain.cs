using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.key")]
internal sealed class KeyGrain(
    DeclaredServices services, [PersistentState("key", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Key", services, snapshot), IKeyGrain;
