using System.Collections.Immutable;
using DataCenterOps.Api.Tests;
using DataCenterOps.Components;

[assembly: AssemblyFixture(typeof(Hosts))]

namespace DataCenterOps.Api.Tests;

/// <summary>One running program per mode with the sample estate, for all tests; each is started when first asked for.</summary>
public sealed class Hosts : IAsyncLifetime
{
    public const string Embedded = "embedded";
    public const string Cluster = "cluster";

    private const string Estate = "deploy/estates/algeria";

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-api-").FullName;
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, HostProcess> _hosts = new(StringComparer.Ordinal);
    private PostgresServer? _server;

    public static TheoryData<string> Both { get; } = [Embedded, Cluster];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A client of the program in <paramref name="mode"/>; skips the test when what it needs is absent.</summary>
    internal async Task<ApiClient> GetAsync(string mode) => new(await AddressAsync(mode), HostProcess.Token);

    /// <summary>Where the program in <paramref name="mode"/> listens.</summary>
    internal async Task<Uri> AddressAsync(string mode)
    {
        Assert.SkipWhen(mode == Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        await _one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!_hosts.TryGetValue(mode, out var host))
            {
                host = await HostProcess.StartAsync(new HostStart
                {
                    Data = Path.Combine(_folder, mode), Postgres = await DatabaseAsync(mode), Estate = Estate,

                    // Thousands of texts go in under one identity, as fast as they can.
                    Settings = ImmutableDictionary<string, string>.Empty.Add("DCOPS_Limits__IdentityBurst", "1000000"),
                });
                _hosts.Add(mode, host);
            }

            return host.Address;
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            await host.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _one.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task<string?> DatabaseAsync(string mode) =>
        mode == Embedded ? null : await (_server ??= await PostgresServer.StartAsync()).CreateDatabaseAsync();
}
