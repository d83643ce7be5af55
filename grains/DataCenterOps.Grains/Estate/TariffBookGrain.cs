using DataCenterOps.Grains.Ledger;

namespace DataCenterOps.Grains.Estate;

[GrainType("dcops.tariff")]
internal sealed class TariffBookGrain(
    DeclaredServices services, [PersistentState("tariff", "snapshots")] IPersistentState<Snapshot<DeclaredState>> snapshot)
    : DeclaredGrain("Tariff", services, snapshot), ITariffBookGrain;
