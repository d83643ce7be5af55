using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.budget")]
internal sealed class EnvelopeGrain(
    DeclaredServices services, [PersistentState("budget", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Budget", services, snapshot), IEnvelopeGrain;
