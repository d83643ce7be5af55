using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Api.Policies;

/// <summary>The body of a request for a waiver.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Reason">Why; it names nobody.</param>
/// <param name="Ticket">Where it is followed up.</param>
/// <param name="RiskOwner">The office that bears the risk.</param>
/// <param name="Controls">What is done instead.</param>
/// <param name="Until">When it ends.</param>
internal sealed record WaiverBody(string Policy, string Reason, string Ticket, string RiskOwner, ImmutableArray<string> Controls, DateTimeOffset Until)
{
    /// <summary>The owner of the subjects; absent where a subject or a decision names it.</summary>
    public string? Tenant { get; init; }

    /// <summary>The rules; absent for all that are violated.</summary>
    public ImmutableArray<string>? Rules { get; init; }

    /// <summary>The subjects; absent for all of the tenant that violate the rules.</summary>
    public ImmutableArray<WaiverSubject>? Subjects { get; init; }

    /// <summary>The decision by which a change was refused, in place of subjects.</summary>
    public string? Decision { get; init; }

    /// <summary>How it will be mended.</summary>
    public string? Plan { get; init; }

    /// <summary>By when.</summary>
    public DateTimeOffset? PlanDue { get; init; }

    /// <summary>Says what would be frozen, and asks nobody.</summary>
    public bool Draft { get; init; }

    /// <summary>As a request.</summary>
    public WaiverRequest ToRequest() => new(Policy, Rules ?? [], Subjects ?? [], Reason, Ticket, RiskOwner, Controls.IsDefault ? [] : Controls, Until)
    {
        Plan = Plan,
        PlanDue = PlanDue,
        Decision = Decision,
    };
}
