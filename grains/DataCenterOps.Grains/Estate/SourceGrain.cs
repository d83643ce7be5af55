using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.source")]
internal sealed class SourceGrain(
    DeclaredServices services, [PersistentState("source", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Source", services, snapshot), ISourceGrain;
