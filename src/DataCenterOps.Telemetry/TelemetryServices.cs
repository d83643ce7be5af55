using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Telemetry;

/// <summary>Registers everything this project offers.</summary>
public static class TelemetryServices
{
    /// <summary>Adds the metrics and their topics' facades.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="commit">The commit it was built from.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, string version, string commit)
    {
        services.AddSingleton(new MetricCatalogue(version, commit));
        services.AddSingleton(provider => provider.GetRequiredService<MetricCatalogue>().Probes);
        services.AddSingleton(provider => provider.GetRequiredService<MetricCatalogue>().Metering);
        services.AddSingleton(provider => provider.GetRequiredService<MetricCatalogue>().Policies);
        services.AddSingleton(provider => provider.GetRequiredService<MetricCatalogue>().Jobs);
        services.AddSingleton(provider => provider.GetRequiredService<MetricCatalogue>().Messages);
        services.AddSingleton(provider => provider.GetRequiredService<MetricCatalogue>().Ledger);
        services.AddSingleton(provider => provider.GetRequiredService<MetricCatalogue>().Business);
        services.AddSingleton<MetricsText>();
        return services;
    }
}
