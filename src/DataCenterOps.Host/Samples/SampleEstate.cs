using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Host;

/// <summary>Whether an applied estate asks for sample pages (<c>samplePages: true</c>), and which systems have one.</summary>
internal sealed class SampleEstate(EstateQueries estate, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private long _readAt;
    private bool? _wanted;

    /// <summary>Whether one asks for them, at most <see cref="SampleLimits.WantedAge"/> ago.</summary>
    public async ValueTask<bool> IsWantedAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_wanted is null || time.GetElapsedTime(_readAt) > SampleLimits.WantedAge)
            {
                var page = await estate.ListAsync(TenantScope.All, "Estate", SampleLimits.Estates, null, cancellationToken);
                (_wanted, _readAt) = (page.Items.Any(row => !row.Retired && Asks(row.Body)), time.GetTimestamp());
            }

            return _wanted.Value;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The names of the system that a page is about; nothing unless it is invented and in force.</summary>
    public async ValueTask<SampleName?> FindAsync(string system, CancellationToken cancellationToken)
    {
        var row = await estate.GetAsync(TenantScope.All, "System", system, cancellationToken);
        if (row is not { Retired: false, Fictional: true, Body: { } body })
        {
            return null;
        }

        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("name", out var name) ? SampleName.Read(name, system) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private static bool Asks(string? body)
    {
        if (body is null)
        {
            return false;
        }

        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("samplePages", out var asks) && asks.ValueKind == JsonValueKind.True;
    }
}
