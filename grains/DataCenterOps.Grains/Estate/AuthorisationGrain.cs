using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.authorisation")]
internal sealed class AuthorisationGrain(
    DeclaredServices services, [PersistentState("authorisation", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Authorisation", services, snapshot), IAuthorisationGrain;
