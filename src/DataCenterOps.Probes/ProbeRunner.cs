using System.Collections.Frozen;
using System.Net.Sockets;
using DataCenterOps.Domain.Checks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Probes;

/// <summary>Runs probes: within the silo's and the host's places, within the check's time, and without ever throwing for a target.</summary>
public sealed partial class ProbeRunner : IDisposable
{
    private readonly FrozenDictionary<CheckKind, IProbe> _probes;
    private readonly SemaphoreSlim _places;
    private readonly HostGates _hosts = new();
    private readonly TimeProvider _time;
    private readonly ILogger<ProbeRunner> _logger;

    internal ProbeRunner(
        IEnumerable<IProbe> probes, IOptions<ProbeOptions> options, TimeProvider time, ILogger<ProbeRunner> logger)
    {
        _probes = probes.ToFrozenDictionary(probe => probe.Kind);
        _places = new SemaphoreSlim(options.Value.MaxConcurrent);
        (_time, _logger) = (time, logger);
    }

    /// <summary>
    /// Runs one probe. Time spent waiting for a place counts neither towards the time-out nor towards the duration.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<CheckObservation> RunAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var host = await _hosts.EnterAsync(HostOf(request.Check.Target), cancellationToken);
        await _places.WaitAsync(cancellationToken);
        try
        {
            var start = _time.GetTimestamp();
            var seen = await ObserveAsync(request, cancellationToken);
            return seen with { DurationMs = (int)_time.GetElapsedTime(start).TotalMilliseconds };
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<CheckObservation> ObserveAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var check = request.Check;
        using var timeout = new CancellationTokenSource(check.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await _probes[check.Kind].ObserveAsync(request, both.Token);
        }
        catch (ProbeFaultException fault)
        {
            return CheckObservation.Failed(check.Kind, fault.Reason, fault.IsOurs, 0, fault.Detail);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CheckObservation.Failed(check.Kind, CheckReasons.Timeout, ours: false, 0);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return CheckObservation.Failed(check.Kind, CheckReasons.ConnectionFailed, ours: false, 0);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug of ours must neither stop the shard nor blame the target.
            LogBroken(_logger, e, check.Id.Value);
            return CheckObservation.Failed(check.Kind, CheckReasons.ObserverFault, ours: true, 0, e.GetType().Name);
        }
    }

    private static string HostOf(CheckTarget target) => target switch
    {
        CheckTarget.Page page => page.Address.IdnHost,
        CheckTarget.Port port => port.Host,
        _ => "self",
    };

    [LoggerMessage(1, LogLevel.Error, "The probe of {Check} broke")]
    private static partial void LogBroken(ILogger logger, Exception exception, string check);
}
