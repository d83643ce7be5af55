using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Api.Estate;

/// <summary>What an explanation is put together from.</summary>
internal sealed record ExplainServices(
    EstateQueries Estate,
    DecisionQueries Decisions,
    FindingQueries Findings,
    LedgerQueries Ledger,
    IGrainFactory Grains,
    ICallerAccessor Who,
    TimeProvider Time);
