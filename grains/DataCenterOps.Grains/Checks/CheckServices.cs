using DataCenterOps.Persistence.Checks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataCenterOps.Grains.Checks;

/// <summary>Registers what check plans need on a silo.</summary>
public static class CheckServices
{
    /// <summary>Adds it. Needs <c>AddPersistence</c>, <c>AddProbes</c> and <c>AddTelemetry</c>.</summary>
    public static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.TryAddSingleton<CheckStore>();
        services.AddSingleton<CheckRevision>();
        services.AddSingleton<CheckProbing>();
        return services;
    }
}
