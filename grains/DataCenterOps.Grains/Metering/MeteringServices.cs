using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Grains.Metering;

/// <summary>Registers what usage and rating need on a silo.</summary>
public static class MeteringServices
{
    /// <summary>Adds it. Needs <c>AddPersistence</c> and <c>AddTelemetry</c>.</summary>
    public static IServiceCollection AddMetering(this IServiceCollection services) => services.AddSingleton<MeteringCatalog>();
}
