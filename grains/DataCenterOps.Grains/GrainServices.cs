using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies.Signing;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Grains.Policies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataCenterOps.Grains;

/// <summary>Registers what grains need, and the filters that stand before them.</summary>
public static class GrainServices
{
    /// <summary>Adds the grains' services to a silo. Storage, telemetry and the caller's keys are registered by their own projects.</summary>
    public static ISiloBuilder AddGrains(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.AddIncomingGrainCallFilter<FailureFilter>().AddIncomingGrainCallFilter<CallerFilter>();
        silo.Services.TryAddSingleton(PasskeyPolicy.Default);
        silo.Services.TryAddSingleton(PackTrust.None);
        silo.Services
            .AddSingleton<SystemCalls>()
            .AddSingleton<PoliciesInForce>()
            .AddSingleton<WaiverSubjects>()
            .AddSingleton<DeclaredFacts>()
            .AddSingleton<FactMemory>()
            .AddSingleton<Decisions>()
            .AddSingleton<JudgedSubjects>()
            .AddSingleton<PackDrafts>()
            .AddSingleton<PolicyImpact>()
            .AddSingleton<ExistingEstate>()
            .AddSingleton<EstatePlanner>()
            .AddSingleton<DeclaredServices>()
            .AddSingleton<FrozenApprovals>()
            .AddSingleton<ApprovedOperations>()
            .AddSingleton<IPersonStandings, AccountStandings>()
            .AddSingleton<IPersonStandings, TokenStandings>();
        silo.Services.TryAddSingleton(WorkingCalendar.Algeria);
        return silo;
    }
}
