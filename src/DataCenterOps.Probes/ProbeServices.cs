using DataCenterOps.Probes.Guard;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Probes;

/// <summary>Registers everything this project offers.</summary>
public static class ProbeServices
{
    /// <summary>
    /// Adds the probes. The host does not start when the options are wrong. Register an <see cref="ISelfAddress"/> for
    /// checks of the program itself; without one they are unknown.
    /// </summary>
    public static IServiceCollection AddProbes(this IServiceCollection services)
    {
        services.AddOptions<ProbeOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProbeOptions>, ProbeOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISelfAddress, NoSelfAddress>();
        services.TryAddSingleton<INameResolver, SystemResolver>();
        services.TryAddSingleton<IOwnAddresses, InterfaceAddresses>();
        services.AddSingleton<TargetGuard>();
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<IProbe, HttpProbe>();
        services.AddSingleton<IProbe, TcpProbe>();
        services.AddSingleton<IProbe, TlsProbe>();
        services.AddSingleton(provider => new ProbeRunner(
            provider.GetServices<IProbe>(),
            provider.GetRequiredService<IOptions<ProbeOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ProbeRunner>>()));
        return services;
    }
}
