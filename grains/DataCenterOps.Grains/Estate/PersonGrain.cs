using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.person")]
internal sealed class PersonGrain(
    DeclaredServices services, [PersistentState("person", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Person", services, snapshot), IPersonGrain;
