using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Domain.Policies;

/// <summary>A versioned set of rules about one kind of subject.</summary>
public sealed record Policy
{
    private readonly ImmutableArray<PolicyTest> _tests = [];
    private readonly bool _isTestedBothWays;

    /// <summary>As in <c>DCO-RES-001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The policy's own version, else the pack's.</summary>
    public required string Version { get; init; }

    /// <summary>One of eight categories: the label <c>policy_type</c>.</summary>
    public required string Category { get; init; }

    /// <summary>How bad a violation is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How far the policy goes where <see cref="ModeByPoint"/> says nothing.</summary>
    public required PolicyMode Mode { get; init; }

    /// <summary>How far it goes at a point.</summary>
    public ImmutableDictionary<EnforcementPoint, PolicyMode> ModeByPoint { get; init; } =
        ImmutableDictionary<EnforcementPoint, PolicyMode>.Empty;

    /// <summary>Before this moment the effect is at most <see cref="PolicyMode.Audit"/>.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>Days from <see cref="EffectiveFrom"/> on during which subjects that do not change are only audited.</summary>
    public int GraceDays { get; init; }

    /// <summary>The policy in one line.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What it rests on.</summary>
    public required ImmutableArray<LegalReference> Legal { get; init; }

    /// <summary>Other frameworks it answers to.</summary>
    public ImmutableArray<string> Frameworks { get; init; } = [];

    /// <summary>What it judges.</summary>
    public required PolicyTarget Target { get; init; }

    /// <summary>Constants of the expressions, a JSON object.</summary>
    public required JsonElement Params { get; init; }

    /// <summary>Those of <see cref="Params"/> that are values of provisions.</summary>
    public ImmutableArray<ParameterSource> ParamSources { get; init; } = [];

    /// <summary>The versions in the register of law that stand over what the pack says, of the provisions that the policy rests on.</summary>
    public ImmutableArray<AppliedProvision> Law { get; init; } = [];

    /// <summary>Named expressions.</summary>
    public ImmutableArray<PolicyVariable> Variables { get; init; } = [];

    /// <summary>Which subjects it selects.</summary>
    public required string Match { get; init; }

    /// <summary>Where <see cref="Match"/> stands in the pack.</summary>
    public int MatchLine { get; init; }

    /// <summary>What must be true of them.</summary>
    public required ImmutableArray<PolicyRule> Rules { get; init; }

    /// <summary>Whether its findings may be waived.</summary>
    public required WaiverTerms Waivers { get; init; }

    /// <summary>Its inline tests.</summary>
    public ImmutableArray<PolicyTest> Tests
    {
        get => _tests;
        init
        {
            _tests = value;
            _isTestedBothWays = value.Any(test => test.Expect is ["pass"])
                && value.Any(test => test.Expect is not (["pass"] or ["not-applicable"]));
        }
    }

    /// <summary>
    /// How far the policy goes at <paramref name="point"/> at <paramref name="now"/>. A policy that was never seen to
    /// fail and to pass stays in <see cref="PolicyMode.Shadow"/>; one whose time has not come does no more than audit. Who
    /// changes something is held from <see cref="EffectiveFrom"/> on, and what lies unchanged from the end of the grace on.
    /// </summary>
    public PolicyMode ModeAt(EnforcementPoint point, DateTimeOffset now)
    {
        var mode = ModeByPoint.GetValueOrDefault(point, Mode);
        if (!_isTestedBothWays && mode > PolicyMode.Shadow)
        {
            return PolicyMode.Shadow;
        }

        var from = point is EnforcementPoint.Sweep or EnforcementPoint.KeyUse ? DueAt : EffectiveFrom;
        return from > now && mode > PolicyMode.Audit ? PolicyMode.Audit : mode;
    }

    /// <summary>From when on what lies unchanged must comply; absent where it had to from the beginning.</summary>
    public DateTimeOffset? DueAt => EffectiveFrom?.AddDays(GraceDays);
}
