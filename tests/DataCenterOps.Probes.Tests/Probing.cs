using System.Collections.Immutable;
using System.Net;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Probes.Guard;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Probes.Tests;

/// <summary>The probes as the host registers them, with what a test replaces.</summary>
internal sealed class Probing : IDisposable
{
    private readonly ServiceProvider _services;

    public Probing(Action<ProbeOptions>? configure = null, INameResolver? resolver = null, ISelfAddress? self = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddProbes();
        services.Configure<ProbeOptions>(options => options.AllowLoopback = true);
        services.Configure(configure ?? (_ => { }));
        if (resolver is not null)
        {
            services.AddSingleton(resolver);
        }

        if (self is not null)
        {
            services.AddSingleton(self);
        }

        _services = services.BuildServiceProvider();
    }

    public Task<CheckObservation> RunAsync(
        CheckKind kind, string target, TimeSpan? timeout = null, params ImmutableArray<IPNetwork> ranges)
    {
        Assert.True(CheckTarget.TryParse(kind, target, out var parsed));
        var check = new CheckDefinition
        {
            Id = CheckId.Of("civil-registry", "http"),
            Tenant = TenantId.Platform,
            Kind = kind,
            Target = parsed,
            Timeout = timeout ?? TimeSpan.FromSeconds(10),
        };
        return _services.GetRequiredService<ProbeRunner>().RunAsync(
            new ProbeRequest(check, ranges), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _services.Dispose();
}
