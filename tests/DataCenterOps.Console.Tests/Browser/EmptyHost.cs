using DataCenterOps.Components;

namespace DataCenterOps.Console.Tests;

/// <summary>A program of a test class's own, with nothing in it: who comes in there disturbs nobody else.</summary>
public class EmptyHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-own-").FullName;
    private HostProcess? _host;

    /// <summary>The program.</summary>
    public HostProcess Host => _host!;

    /// <summary>Starts it, unless there is no browser to see it with.</summary>
    public virtual async ValueTask InitializeAsync()
    {
        if (Chromium.Program is not null)
        {
            _host = await HostProcess.StartAsync(How(_folder));
        }
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>How it is started.</summary>
    protected virtual HostStart How(string folder) => new() { Data = folder };
}
