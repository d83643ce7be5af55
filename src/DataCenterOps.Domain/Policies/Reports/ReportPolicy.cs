using System.Collections.Immutable;
using Orleans;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>What a report says once of a policy.</summary>
/// <param name="Id">As in <c>DCO-RES-001</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Category">One of eight.</param>
/// <param name="Severity">How bad a violation is.</param>
/// <param name="Mode">How far it goes in the sweep at the report's moment.</param>
/// <param name="Target">What it judges.</param>
/// <param name="Title">The policy in one line.</param>
/// <param name="Legal">What it rests on.</param>
/// <param name="Rules">Its rules; results name them by their place here.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportPolicy")]
public sealed record ReportPolicy(
    [property: Id(0)] string Id,
    [property: Id(1)] string Version,
    [property: Id(2)] string Category,
    [property: Id(3)] Severity Severity,
    [property: Id(4)] PolicyMode Mode,
    [property: Id(5)] PolicyTarget Target,
    [property: Id(6)] LocalizedText Title,
    [property: Id(7)] ImmutableArray<ReportLaw> Legal,
    [property: Id(8)] ImmutableArray<ReportRule> Rules)
{
    /// <summary>Whether its outcomes are in reports: what is off or on trial in the shadow list is not.</summary>
    public bool IsReported => Mode > PolicyMode.Shadow;

    /// <summary>What a report at <paramref name="at"/> says of <paramref name="policy"/>.</summary>
    public static ReportPolicy Of(Policy policy, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new(
            policy.Id, policy.Version, policy.Category, policy.Severity, policy.ModeAt(EnforcementPoint.Sweep, at), policy.Target, policy.Title,
            [.. policy.Legal.Select(ReportLaw.Of)],
            [.. policy.Rules.Select(rule => new ReportRule(rule.Id, rule.Remediation))]);
    }
}
