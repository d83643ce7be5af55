namespace DataCenterOps.Persistence.ReadModels.Checks;

/// <summary>A check and what is known of it now.</summary>
public sealed record CheckRow
{
    /// <summary>As in <c>civil-registry/http</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The system.</summary>
    public string System { get; init; } = "";

    /// <summary>The system's owner.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>What the probe speaks: <c>http</c>, <c>tcp</c>, <c>tls</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whom it asks.</summary>
    public string Target { get; init; } = "";

    /// <summary>Seconds between due instants.</summary>
    public int IntervalS { get; init; }

    /// <summary>
    /// <c>up</c>, <c>suspect</c>, <c>down</c> or <c>unknown</c>. A state whose newest result is older than two intervals is
    /// <c>unknown</c>, whatever was stored: nothing old is shown green.
    /// </summary>
    public string State { get; init; } = "";

    /// <summary>Since when the stored state holds; absent before the first run.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The due instant of the newest result; absent before the first.</summary>
    public DateTimeOffset? LastResultAt { get; init; }

    /// <summary>The newest outcome: <c>ok</c>, <c>fail</c>, <c>unknown</c>.</summary>
    public string? LastOutcome { get; init; }

    /// <summary>Why the newest result is not ok.</summary>
    public string? LastReason { get; init; }

    /// <summary>Milliseconds the newest probe took.</summary>
    public int? LastDurationMs { get; init; }

    /// <summary>When the leaf certificate ends that was seen last.</summary>
    public DateTimeOffset? TlsNotAfter { get; init; }
}
