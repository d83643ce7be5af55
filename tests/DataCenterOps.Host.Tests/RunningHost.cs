using System.Net.Http.Headers;
using System.Text.Json;
using DataCenterOps.Components;
using DataCenterOps.Host.Tests;

[assembly: AssemblyFixture(typeof(RunningHost))]

namespace DataCenterOps.Host.Tests;

/// <summary>The program itself with the sample estate, in a folder of its own, for the tests that leave each other alone.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-host-").FullName;
    private HostProcess? _process;

    /// <summary>Speaks to it with the token of the set-up identity.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _process = await HostProcess.StartAsync(new HostStart { Data = _folder, Estate = Repository.SampleEstate });
        Client = new HttpClient { BaseAddress = _process.Address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HostProcess.Token);
    }

    /// <summary>The JSON at <paramref name="path"/>.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await Client.GetStringAsync(path, cancellationToken));
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
