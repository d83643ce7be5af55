using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Probes;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>Registers what checks need of the process that runs them.</summary>
internal static class WatchingServices
{
    /// <summary>Adds it. Whom probes may ask follows from who can reach this program, unless the configuration says otherwise.</summary>
    public static IServiceCollection AddWatching(
        this IServiceCollection services, IConfiguration configuration, HostSettings settings, StorageOptions storage)
    {
        var section = configuration.GetSection(ProbeOptions.Section);
        return services
            .Configure<ProbeOptions>(probes => probes.AllowLoopback = settings.IsLocal && !storage.IsPostgres)
            .Configure<ProbeOptions>(section)
            .AddSingleton<ICheckShards, DeclaredShards>()
            .AddSingleton<SampleEstate>()
            .AddSingleton<ExpiringListener>()
            .AddHostedService(provider => provider.GetRequiredService<ExpiringListener>())
            .AddSingleton<ISelfAddress, HostAddress>();
    }
}
