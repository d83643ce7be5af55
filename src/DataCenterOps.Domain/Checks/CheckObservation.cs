namespace DataCenterOps.Domain.Checks;

/// <summary>What a probe saw, before anything is asserted of it.</summary>
public sealed record CheckObservation
{
    /// <summary>What was spoken.</summary>
    public required CheckKind Kind { get; init; }

    /// <summary>Milliseconds from the start to the end.</summary>
    public required int DurationMs { get; init; }

    /// <summary>Why there is no answer: a code of <see cref="CheckReasons"/>; absent when there is one.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the fault is ours, so that the outcome is unknown and not a failure.</summary>
    public bool IsOurFault { get; init; }

    /// <summary>What helps to understand the fault; at most 200 characters, escaped.</summary>
    public string? Detail { get; init; }

    /// <summary>The status of an HTTP answer.</summary>
    public int? Status { get; init; }

    /// <summary>The first <see cref="CheckLimits.BodyBytes"/> bytes of an HTTP answer as text.</summary>
    public string? Body { get; init; }

    /// <summary>What was seen of the certificates.</summary>
    public CertificateSeen? Tls { get; init; }

    /// <summary>An observation that did not come about.</summary>
    public static CheckObservation Failed(CheckKind kind, string fault, bool ours, int durationMs, string? detail = null) =>
        new() { Kind = kind, Fault = fault, IsOurFault = ours, DurationMs = durationMs, Detail = detail };
}
