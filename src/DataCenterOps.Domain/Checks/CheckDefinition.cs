using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Checks;

/// <summary>A scheduled question about a target of a system, as its document declares it.</summary>
public sealed record CheckDefinition
{
    /// <summary>The check's id, as in <c>civil-registry/http</c>.</summary>
    public required CheckId Id { get; init; }

    /// <summary>Who owns the system.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>What the probe speaks.</summary>
    public required CheckKind Kind { get; init; }

    /// <summary>Whom it asks.</summary>
    public required CheckTarget Target { get; init; }

    /// <summary>Time from one due instant to the next, whole seconds.</summary>
    public TimeSpan Interval { get; init; } = CheckLimits.DefaultInterval;

    /// <summary>When an answer comes too late. Below half the interval, so that runs never overlap.</summary>
    public TimeSpan Timeout { get; init; } = CheckLimits.DefaultTimeout;

    /// <summary>Expressions over what was seen; all must be true.</summary>
    public ImmutableArray<string> Asserts { get; init; } = [];

    /// <summary>How sure one must be.</summary>
    public Confirmation Confirm { get; init; } = Confirmation.Default;

    /// <summary>The endpoint of the system that is asked about, where the document names one.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The plan that wakes the check.</summary>
    public CheckPlan Plan => PlanOf(Interval);

    /// <summary>The plan of a check with this interval.</summary>
    public static CheckPlan PlanOf(TimeSpan interval) => interval < CheckLimits.FastBelow ? CheckPlan.Fast : CheckPlan.Slow;
}
