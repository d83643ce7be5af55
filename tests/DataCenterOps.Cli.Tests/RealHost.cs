using DataCenterOps.Cli.Shell;
using DataCenterOps.Cli.Tests;
using DataCenterOps.Components;

[assembly: AssemblyFixture(typeof(RealHost))]

namespace DataCenterOps.Cli.Tests;

/// <summary>The program itself with the sample estate, started when a test first asks for it: commands and interface must agree.</summary>
public sealed class RealHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-cli-").FullName;
    private readonly SemaphoreSlim _one = new(1);
    private HostProcess? _process;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs a command with the token of the set-up identity.</summary>
    public Task<(int Code, string Out, string Error)> RunAsync(params string[] args) => AsAsync(HostProcess.Token, args);

    /// <summary>Runs a command with <paramref name="token"/>.</summary>
    public async Task<(int Code, string Out, string Error)> AsAsync(string token, params string[] args)
    {
        var address = (await StartedAsync()).Address.AbsoluteUri;
        using var network = new SocketsHttpHandler { UseCookies = false };
        return await Dcops.RunAsync(network, name => name switch { "DCOPS_URL" => address, "DCOPS_TOKEN" => token, _ => null }, args);
    }

    /// <summary>Where its data lie.</summary>
    public string Folder => _folder;

    /// <summary>Where it listens.</summary>
    public async Task<string> AddressAsync() => (await StartedAsync()).Address.AbsoluteUri;

    /// <summary>A token of a person who holds one role over everything.</summary>
    public async Task<string> PersonAsync(string person, string role)
    {
        var (code, token, error) = await RunAsync("token", "create", person, "--subject", "u-" + person, "--person", person, "--role", role);
        Assert.True(code == ExitCode.Done, error);
        return token.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _one.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<HostProcess> StartedAsync()
    {
        await _one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _process ??= await HostProcess.StartAsync(new HostStart { Data = _folder, Estate = "deploy/estates/algeria" });
        }
        finally
        {
            _one.Release();
        }
    }
}
