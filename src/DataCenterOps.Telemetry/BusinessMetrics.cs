using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>
/// What the business rows say. The caller reads them at most every 15 seconds, whoever scrapes, and hands them over as one
/// snapshot.
/// </summary>
public sealed class BusinessMetrics
{
    private readonly Lock _lock = new();
    private readonly GaugeSet _systems;
    private readonly GaugeSet _up;
    private readonly GaugeSet _slo;
    private readonly GaugeSet _certificates;
    private readonly GaugeSet _lastUsage;
    private readonly GaugeSet _findings;
    private readonly GaugeSet _oldest;
    private readonly GaugeSet _messages;
    private readonly GaugeSet _messagesOldest;
    private readonly GaugeSet _messagesDead;
    private readonly Gauge _glassActive;
    private readonly Gauge _glassOverdue;
    private readonly GaugeSet _waivers;
    private readonly Gauge _waiverEnds;
    private readonly GaugeSet _sovereigntyScores;
    private readonly GaugeSet _sovereigntyLevels;
    private readonly Gauge _keysOverdue;
    private readonly Gauge _rating;
    private readonly Counter _charged;
    private readonly LabelGuard _guard;

    internal BusinessMetrics(MetricFamilies families, LabelGuard guard)
    {
        GaugeSet Set(MetricInfo info) => new(info, families.Gauge(info), guard);
        _guard = guard;
        _systems = Set(MetricNames.SystemCount);
        _up = Set(MetricNames.SystemUp);
        _slo = Set(MetricNames.SloTarget);
        _certificates = Set(MetricNames.TlsNotAfter);
        _lastUsage = Set(MetricNames.MeterLastEvent);
        _findings = Set(MetricNames.ViolationsOpen);
        _oldest = Set(MetricNames.FindingOldestAge);
        _messages = Set(MetricNames.MessagesPending);
        _messagesOldest = Set(MetricNames.MessagesOldest);
        _messagesDead = Set(MetricNames.MessagesDead);
        _waivers = Set(MetricNames.WaiversActive);
        _waiverEnds = families.Gauge(MetricNames.WaiverNextExpiry, published: false);
        _sovereigntyScores = Set(MetricNames.SovereigntyScore);
        _sovereigntyLevels = Set(MetricNames.SovereigntyLevel);
        _glassActive = families.Gauge(MetricNames.BreakGlassActive);
        _glassOverdue = families.Gauge(MetricNames.BreakGlassOverdue);
        _keysOverdue = families.Gauge(MetricNames.KeysOverdue, published: false);
        _rating = families.Gauge(MetricNames.RatingLastSuccess, published: false);
        _charged = families.Counter(MetricNames.CostCharged);
        Replace(new BusinessSnapshot());
    }

    /// <summary>Replaces every business gauge. Counters of charges only ever rise.</summary>
    public void Replace(BusinessSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lock (_lock)
        {
            _systems.Replace(Grid(MetricNames.SystemCount, snapshot.Systems.Select(s => (s.Phase, s.Criticality, (double)s.Count))));
            _up.Replace(snapshot.Up.Select(s => (new[] { s.Tenant, s.System }, s.IsUp ? 1.0 : 0.0)));
            _slo.Replace(snapshot.SloTargets.Select(s => (new[] { s.System }, s.Ratio)));
            _certificates.Replace(snapshot.Certificates.Select(s => (new[] { s.System }, Seconds(s.NotAfter))));
            _lastUsage.Replace(snapshot.LastUsage.Select(s => (new[] { s.Tenant }, Seconds(s.At))));
            _findings.Replace(Grid(
                MetricNames.ViolationsOpen,
                snapshot.Findings.Select(s => (s.Category.Replace('-', '_'), s.Severity, (double)s.Count))));
            _oldest.Replace(MetricNames.FindingOldestAge.Labels[0].Allowed!.Select(severity => (
                new[] { severity },
                snapshot.OldestFindings.Where(s => s.Severity == severity).Select(s => s.Age.TotalSeconds).FirstOrDefault())));
            ReplaceMessages(snapshot);
            _glassActive.Set(snapshot.BreakGlassActive);
            _glassOverdue.Set(snapshot.BreakGlassOverdue);
            _waivers.Replace(MetricNames.WaiversActive.Labels[0].Allowed!.Select(category => (
                new[] { category },
                (double)snapshot.Waivers.Where(one => one.Category.Replace('-', '_') == category).Sum(one => one.Count))));
            _sovereigntyScores.Replace(snapshot.SovereigntyScores.Select(one => (new[] { one.Tenant }, one.Ratio)));
            _sovereigntyLevels.Replace(snapshot.SovereigntyLevels.Select(one => (new[] { one.Tenant, one.Objective }, (double)one.Level)));
            if (snapshot.WaiverNextExpiry is { } ends)
            {
                _waiverEnds.Set(Seconds(ends));
            }
            else
            {
                _waiverEnds.Unpublish();
            }

            if (snapshot.KeysRotationOverdue is { } overdue)
            {
                _keysOverdue.Set(overdue);
            }
            else
            {
                _keysOverdue.Unpublish();
            }

            if (snapshot.RatingLastSuccess is { } rated)
            {
                _rating.Set(Seconds(rated));
            }

            foreach (var (tenant, pool, dinars) in snapshot.Charged)
            {
                _charged.WithLabels(_guard.Bound(MetricNames.CostCharged, tenant, pool)).IncTo((double)dinars);
            }
        }
    }

    private void ReplaceMessages(BusinessSnapshot snapshot)
    {
        var byCarrier = MetricNames.MessagesPending.Labels[0].Allowed!.Select(carrier => (
            Labels: new[] { carrier },
            Of: snapshot.Messages.Where(one => MessageMetrics.Kind(one.Carrier) == carrier).ToArray())).ToArray();
        _messages.Replace(byCarrier.Select(one => (one.Labels, (double)one.Of.Sum(sample => sample.Pending))));
        _messagesOldest.Replace(byCarrier.Select(one => (one.Labels, one.Of.Select(sample => sample.Oldest.TotalSeconds).DefaultIfEmpty().Max())));
        _messagesDead.Replace(byCarrier.Select(one => (one.Labels, (double)one.Of.Sum(sample => sample.Dead))));
    }

    // Every pair of two listed labels has a series, at 0 when the rows do not name it.
    private static IEnumerable<(string[] Labels, double Value)> Grid(
        MetricInfo info, IEnumerable<(string First, string Second, double Value)> samples)
    {
        var given = samples.ToDictionary(sample => (sample.First, sample.Second), sample => sample.Value);
        foreach (var first in info.Labels[0].Allowed!)
        {
            foreach (var second in info.Labels[1].Allowed!)
            {
                yield return ([first, second], given.Remove((first, second), out var value) ? value : 0);
            }
        }

        foreach (var ((first, second), value) in given)
        {
            yield return ([first, second], value);
        }
    }

    private static double Seconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 1000.0;
}
