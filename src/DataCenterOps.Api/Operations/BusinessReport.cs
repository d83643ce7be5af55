using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Operations;

/// <summary>Reads the business metrics from the read models, at most once in 15 seconds however often they are scraped.</summary>
public sealed class BusinessReport(IEnumerable<IBusinessSource> sources, BusinessMetrics metrics, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _one = new(1);
    private long _read;
    private bool _everRead;

    /// <summary>Brings the metrics up to date when they are older than that.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_everRead && time.GetElapsedTime(_read) < MaxAge)
            {
                return;
            }

            var snapshot = new BusinessSnapshot();
            foreach (var source in sources)
            {
                snapshot = await source.AddAsync(snapshot, cancellationToken);
            }

            metrics.Replace(snapshot);
            (_read, _everRead) = (time.GetTimestamp(), true);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
