using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Metering;
using DataCenterOps.Persistence.Metering;
using DataCenterOps.Scheduling;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Host;

/// <summary>
/// Rates every tenant's ended hours, a few tenants at a time; those that are no more as well, whose last hours count too.
/// A tenant that fails holds up nobody.
/// </summary>
internal sealed partial class RatingWork(
    RatingDeclarations declared, IGrainFactory grains, SystemCalls calls, MeteringMetrics metrics, ILogger<RatingWork> logger) : IScheduledWork
{
    private const int TenantsPerPage = 500;

    // Enough to keep the ledger's writer busy, few enough that commands go on between.
    private const int TenantsAtOnce = 4;

    /// <summary>Rates all.</summary>
    /// <exception cref="InvalidOperationException">Some were not rated; all others were.</exception>
    public async Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        if (await RateAllAsync(cancellationToken) is > 0 and var failed)
        {
            throw new InvalidOperationException($"the usage of {failed} tenants was not rated");
        }
    }

    /// <summary>Rates all.</summary>
    /// <returns>How many failed.</returns>
    public async Task<int> RateAllAsync(CancellationToken cancellationToken)
    {
        var failed = 0;
        string? after = "";
        while (after is not null)
        {
            var page = await declared.TenantsAsync(after, TenantsPerPage, cancellationToken);
            failed += await RateAsync(page, cancellationToken);
            after = page.Length == TenantsPerPage ? page[^1] : null;
        }

        return failed;
    }

    /// <summary>Rates some tenants.</summary>
    /// <returns>How many failed.</returns>
    public async Task<int> RateAsync(IEnumerable<string> tenants, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var few in tenants.Chunk(TenantsAtOnce))
        {
            var done = await Task.WhenAll(few.Select(tenant => TryRateAsync(tenant, cancellationToken)));
            failed += done.Count(went => !went);
        }

        return failed;
    }

    private async Task<bool> TryRateAsync(string tenant, CancellationToken cancellationToken)
    {
        try
        {
            // A caller for each: a first run over many tenants takes longer than a caller lives.
            using (calls.As(JobNames.Rating))
            {
                await grains.GetGrain<IRatingGrain>(tenant).RateAsync(cancellationToken);
            }

            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.Rated("failed");
            LogFailed(logger, exception, tenant);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The usage of {Tenant} was not rated; the next run repeats what is due")]
    private static partial void LogFailed(ILogger logger, Exception exception, string tenant);
}
