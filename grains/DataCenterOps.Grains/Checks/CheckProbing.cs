using System.Collections.Immutable;
using System.Net;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Probes;

namespace DataCenterOps.Grains.Checks;

/// <summary>Runs a check: looks, and judges what was seen.</summary>
internal sealed class CheckProbing(ProbeRunner probes, ILocalSiloDetails silo, TimeProvider time)
{
    /// <summary>Runs <paramref name="run"/>. Never throws for a target; only when the caller gave up.</summary>
    public async Task<CheckResult> RunAsync(
        CheckRun run, ImmutableArray<IPNetwork> declaredRanges, CancellationToken cancellationToken)
    {
        var seen = await probes.RunAsync(new ProbeRequest(run.Check, declaredRanges), cancellationToken);
        var now = time.GetUtcNow();
        var verdict = CheckJudge.Judge(run.Check, seen, now);
        var delay = now - TimeSpan.FromMilliseconds(seen.DurationMs) - (run.KnownAt > run.DueAt ? run.KnownAt : run.DueAt);
        return new CheckResult
        {
            Check = run.Check.Id,
            DueAt = run.DueAt,
            DelayMs = (int)Math.Clamp(delay.TotalMilliseconds, 0, int.MaxValue),
            DurationMs = seen.DurationMs,
            Outcome = verdict.Outcome,
            Reason = verdict.Reason,
            Detail = verdict.Detail is { } detail ? CheckText.Show(detail) : null,
            Status = seen.Status,
            LeafNotAfter = seen.Tls?.LeafNotAfter,
            ChainNotAfter = seen.Tls?.ChainNotAfter,
            Observer = silo.Name,
        };
    }
}
