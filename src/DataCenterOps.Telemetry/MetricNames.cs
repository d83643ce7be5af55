using System.Collections.Immutable;

namespace DataCenterOps.Telemetry;

/// <summary>Every metric of the program. Names, texts and labels stand only here; the catalogue file says the same.</summary>
internal static class MetricNames
{
    // Full scale is 300 tenants and 5,000 systems. Twice that is no accident any more.
    private const int Tenants = 600;
    private const int Systems = 10_000;
    private const int Meters = 40;
    private const int Jobs = 40;
    private const int Policies = 256;

    // A table has sixteen at most; while another takes its place there are those of both.
    private const int Objectives = 32;

    // As many as a log may ask (WitnessLimits.Asked).
    private const int Witnesses = 16;

    private static readonly MetricLabel Tenant = MetricLabel.UpTo("tenant", Tenants);
    private static readonly MetricLabel System = MetricLabel.UpTo("system", Systems);
    private static readonly MetricLabel Kind = MetricLabel.Of("kind", "http", "tcp", "tls");
    private static readonly MetricLabel JobName = MetricLabel.UpTo("job_name", Jobs);

    private static readonly MetricLabel Witness = MetricLabel.UpTo("witness", Witnesses);

    // Not their names: what is counted by rows has no carrier yet before it is spread.
    private static readonly MetricLabel Carrier = MetricLabel.Of("carrier", "console", "email", "webhook", "syslog");
    private static readonly MetricLabel Severity = MetricLabel.Of("severity", "critical", "high", "medium", "low");

    public static readonly MetricInfo LabelOverflow = new(
        "dcops_metrics_label_overflow_total", "Label values folded into \"other\".", MetricLabel.UpTo("metric", 100));

    public static readonly MetricInfo BuildInfo = new(
        "dcops_build_info", "Build identity of the silo.", MetricLabel.UpTo("version", 1), MetricLabel.UpTo("commit", 1));

    public static readonly MetricInfo SystemCount = new(
        "dcops_systems", "Hosted systems by phase and criticality.",
        MetricLabel.Of("state", "planned", "building", "production", "retiring", "retired"),
        MetricLabel.Of("criticality", "vital", "important", "standard", "low"));

    public static readonly MetricInfo SystemUp = new(
        "dcops_system_up", "1 when the latest consolidated check of a system passed.", Tenant, System);

    public static readonly MetricInfo SloTarget = new(
        "dcops_system_slo_target_ratio", "Availability objective of a system (0-1).", System);

    public static readonly MetricInfo ProbeResults = new(
        "dcops_probe_results_total", "Probe executions by outcome.",
        System, Kind, MetricLabel.Of("outcome", "ok", "fail", "maintenance", "unknown"));

    public static readonly MetricInfo ProbeDuration = new("dcops_probe_duration_seconds", "Probe duration.", Kind);

    public static readonly MetricInfo ProbeDelay = new(
        "dcops_probe_schedule_delay_seconds", "Delay between due time and start of a probe.");

    public static readonly MetricInfo TlsNotAfter = new(
        "dcops_tls_certificate_not_after_timestamp_seconds", "Expiry of the served leaf certificate.", System);

    public static readonly MetricInfo UsageEvents = new(
        "dcops_usage_events_total", "Usage events received by outcome.",
        MetricLabel.UpTo("meter", Meters),
        MetricLabel.Of(
            "outcome", "accepted", "duplicate", "conflict", "window_taken", "future", "late", "too_old", "unsigned", "quarantined"));

    public static readonly MetricInfo UsageLateness = new(
        "dcops_usage_event_lateness_seconds", "Age of a usage event at acceptance.");

    public static readonly MetricInfo MeterLastEvent = new(
        "dcops_meter_last_event_timestamp_seconds", "Time of the newest event accepted for a tenant.", Tenant);

    public static readonly MetricInfo RatingRuns = new(
        "dcops_rating_runs_total", "Rating runs.", MetricLabel.Of("outcome", "ok", "partial", "failed"));

    public static readonly MetricInfo RatingLastSuccess = new(
        "dcops_rating_last_success_timestamp_seconds", "Last successful rating.");

    public static readonly MetricInfo CostCharged = new(
        "dcops_cost_charged_dinars_total", "Rated effective cost, operational approximation (ledger is authoritative).",
        Tenant,
        MetricLabel.Of(
            "pool", "compute", "storage", "network", "security", "platform", "licence", "shared", "rounding"));

    public static readonly MetricInfo ViolationsOpen = new(
        "dcops_policy_violations_open", "Open policy violations.",
        MetricLabel.Of(
            "policy_type", "residency", "keys", "security", "flows", "continuity", "supply_chain", "exit", "spending"),
        Severity);

    public static readonly MetricInfo PolicyDecisions = new(
        "dcops_policy_decisions_total", "Policies evaluated by outcome and by where it was asked.",
        MetricLabel.UpTo("policy", Policies),
        MetricLabel.Of("outcome", "compliant", "violation", "excepted", "not_applicable", "error"),
        MetricLabel.Of("point", "admission", "preview", "sweep"));

    public static readonly MetricInfo PolicyEvaluation = new(
        "dcops_policy_evaluation_seconds", "Time to evaluate all policies on one subject.");

    public static readonly MetricInfo PolicyCost = new(
        "dcops_policy_cost_units", "Cost units of one evaluation of all policies.");

    public static readonly MetricInfo FindingOldestAge = new(
        "dcops_finding_oldest_age_seconds", "Age of the oldest open finding; 0 when none is open.", Severity);

    public static readonly MetricInfo KeysOverdue = new("dcops_keys_rotation_overdue", "Keys past their rotation date.");

    public static readonly MetricInfo BreakGlassActive = new("dcops_break_glass_active", "Times in which enforcement is lifted now.");

    public static readonly MetricInfo BreakGlassOverdue = new(
        "dcops_break_glass_review_overdue", "Ended break-glass that nobody has reviewed in time.");

    public static readonly MetricInfo WaiversActive = new("dcops_waivers_active", "Waivers that run now.", ViolationsOpen.Labels[0]);

    public static readonly MetricInfo WaiverNextExpiry = new(
        "dcops_waiver_next_expiry_timestamp_seconds", "When the next waiver ends; absent while none runs.");

    public static readonly MetricInfo SovereigntyScore = new(
        "dcops_sovereignty_score_ratio", "Mean score of sovereignty of a tenant's systems (0-1); ours, no certification.", Tenant);

    public static readonly MetricInfo SovereigntyLevel = new(
        "dcops_sovereignty_level", "Level of a tenant's weakest system in an objective of sovereignty (0-4), by what evidence backs.",
        Tenant, MetricLabel.UpTo("objective", Objectives));

    public static readonly MetricInfo JobLastSuccess = new(
        "dcops_job_last_success_timestamp_seconds", "Last success of a scheduled job.", JobName);

    public static readonly MetricInfo JobMisfires = new("dcops_job_misfires_total", "Quartz misfires.", JobName);

    public static readonly MetricInfo MessagesPending = new(
        "dcops_messages_pending", "Messages and sendings that wait, those for a later digest included.", Carrier);

    public static readonly MetricInfo MessagesOldest = new(
        "dcops_messages_oldest_pending_seconds", "For how long the oldest sending is due; 0 when none is.", Carrier);

    public static readonly MetricInfo MessagesDead = new("dcops_messages_dead", "Sendings that were given up and are kept.", Carrier);

    public static readonly MetricInfo MessagesDelivered = new(
        "dcops_messages_delivered_total", "Sendings that their receiver has taken.", Carrier);

    public static readonly MetricInfo MessagesFailed = new("dcops_messages_failed_total", "Attempts to send that failed.", Carrier);

    public static readonly MetricInfo LedgerLag = new(
        "dcops_ledger_sealing_lag_seconds", "For how long an entry waits for a checkpoint that covers it; 0 when none waits.");

    public static readonly MetricInfo LedgerCheckpoint = new(
        "dcops_ledger_last_checkpoint_timestamp_seconds", "When the newest checkpoint was signed.");

    public static readonly MetricInfo LedgerRefused = new(
        "dcops_ledger_signing_refused", "1 while the silo refuses to sign because that would contradict what was signed.");

    public static readonly MetricInfo WitnessLag = new(
        "dcops_ledger_witness_lag_seconds", "For how long a witness has not cosigned the newest checkpoint; 0 when it has.", Witness);

    public static readonly MetricInfo WitnessContradicts = new(
        "dcops_ledger_witness_contradicts", "1 while a witness says that the ledger contradicts what it has cosigned.", Witness);

    public static readonly MetricInfo WitnessRequests = new(
        "dcops_witness_requests_total", "Checkpoints that this witness was asked to cosign.",
        MetricLabel.Of("outcome", "cosigned", "conflict", "refused", "contradiction"));

    /// <summary>All of them, in the order of the catalogue.</summary>
    public static ImmutableArray<MetricInfo> All { get; } =
    [
        BuildInfo, SystemCount, SystemUp, SloTarget, ProbeResults, ProbeDuration, ProbeDelay, TlsNotAfter, UsageEvents,
        UsageLateness, MeterLastEvent, RatingRuns, RatingLastSuccess, CostCharged, ViolationsOpen, PolicyDecisions,
        PolicyEvaluation, PolicyCost, FindingOldestAge, KeysOverdue, BreakGlassActive, BreakGlassOverdue, WaiversActive,
        WaiverNextExpiry, SovereigntyScore, SovereigntyLevel, JobLastSuccess, JobMisfires, MessagesPending,
        MessagesOldest, MessagesDead, MessagesDelivered, MessagesFailed, LedgerLag, LedgerCheckpoint,
        LedgerRefused, WitnessLag, WitnessContradicts, WitnessRequests, LabelOverflow,
    ];
}
