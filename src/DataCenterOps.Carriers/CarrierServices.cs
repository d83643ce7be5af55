using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataCenterOps.Carriers;

/// <summary>Registers the ways out that are configured.</summary>
public static class CarrierServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddCarriers(this IServiceCollection services, CarrierSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.TryAddSingleton(TimeProvider.System);
        if (settings.Smtp is { } smtp)
        {
            services.AddSingleton<ICarrier>(new SmtpCarrier(smtp));
        }

        foreach (var webhook in settings.Webhooks)
        {
            services.AddSingleton<ICarrier>(provider => new WebhookCarrier(webhook, provider.GetRequiredService<TimeProvider>()));
        }

        if (settings.Syslog is { } syslog)
        {
            services.AddSingleton<ICarrier>(new SyslogCarrier(syslog));
        }

        return services;
    }
}
