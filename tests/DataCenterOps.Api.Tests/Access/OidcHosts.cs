using System.Collections.Immutable;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>One issuer, and one running program in each mode that trusts it.</summary>
public sealed class OidcHosts(Hosts hosts) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-oidc-").FullName;
    private readonly Dictionary<string, HostProcess> _started = new(StringComparer.Ordinal);
    private TestIssuer? _issuer;

    internal TestIssuer Issuer => _issuer!;

    /// <summary>Where the embedded one listens.</summary>
    internal Uri Console => _started[Hosts.Embedded].Address;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        await GetAsync(Hosts.Embedded);
    }

    /// <summary>Where the program in <paramref name="mode"/> listens; skips the test when what it needs is absent.</summary>
    internal async Task<Uri> GetAsync(string mode)
    {
        Assert.SkipWhen(mode == Hosts.Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        if (!_started.TryGetValue(mode, out var host))
        {
            host = await StartAsync(mode);
            _started.Add(mode, host);
        }

        return host.Address;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _started.Values)
        {
            await host.DisposeAsync();
        }

        if (_issuer is not null)
        {
            await _issuer.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<HostProcess> StartAsync(string mode)
    {
        var secret = Path.Combine(_folder, "client.secret");
        await File.WriteAllTextAsync(secret, TestIssuer.Secret, TestContext.Current.CancellationToken);
        return await HostProcess.StartAsync(new HostStart
        {
            Data = Path.Combine(_folder, mode), Postgres = await hosts.DatabaseAsync(mode),
            Settings = ImmutableDictionary<string, string>.Empty
                .Add("DCOPS_Oidc__Issuer", Issuer.Address)
                .Add("DCOPS_Oidc__ClientId", TestIssuer.Client)
                .Add("DCOPS_Oidc__ClientSecretFile", secret)
                .Add("DCOPS_Oidc__PrivilegedRoles", "true")
                .Add("DCOPS_Oidc__Mappings__0__Value", "dc-readers")
                .Add("DCOPS_Oidc__Mappings__0__Roles", "auditor")
                .Add("DCOPS_Oidc__Mappings__0__Tenant", "*")
                .Add("DCOPS_Oidc__Mappings__1__Value", "dc-security")
                .Add("DCOPS_Oidc__Mappings__1__Roles", "security-officer")
                .Add("DCOPS_Oidc__Mappings__1__Tenant", "*")
                .Add("DCOPS_Oidc__Mappings__2__Value", "dc-tenant")
                .Add("DCOPS_Oidc__Mappings__2__Roles", "tenant-reader")
                .Add("DCOPS_Oidc__Mappings__2__Tenant", "claim"),
        });
    }
}
