using DataCenterOps.Domain.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataCenterOps.Grains.Messages;

/// <summary>Registers what telling people needs on a silo.</summary>
public static class MessageServices
{
    /// <summary>Adds it. Needs <c>AddPersistence</c> and <c>AddTelemetry</c>; carriers are added by their own project.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.TryAddSingleton(MessageVoice.Default);
        services.AddSingleton<Envelopes>();
        services.AddSingleton<DeputyNotices>();
        return services;
    }
}
