using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.agreement")]
internal sealed class AgreementGrain(
    DeclaredServices services, [PersistentState("agreement", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Agreement", services, snapshot), IAgreementGrain;
