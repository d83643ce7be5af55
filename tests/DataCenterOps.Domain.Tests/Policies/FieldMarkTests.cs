using DataCenterOps.Cel;
using DataCenterOps.Domain.Policies;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>A rule reads a field only where the field is known.</summary>
public sealed class FieldMarkTests
{
    [Theory]
    [InlineData(CelFieldMarks.AdmissionOnly, PolicyMode.Audit, PolicyMode.Audit, false, "pack.admission_only")]
    [InlineData(CelFieldMarks.AdmissionOnly, PolicyMode.Enforce, PolicyMode.Shadow, true, "pack.admission_only")]
    [InlineData(CelFieldMarks.AdmissionOnly, PolicyMode.Enforce, PolicyMode.Off, false, "")]
    [InlineData(CelFieldMarks.Observed, PolicyMode.Enforce, PolicyMode.Audit, false, "pack.observed_field")]
    [InlineData(CelFieldMarks.Observed, PolicyMode.Warn, PolicyMode.Off, false, "pack.observed_field")]
    [InlineData(CelFieldMarks.Observed, PolicyMode.Audit, PolicyMode.Audit, false, "")]
    [InlineData(CelFieldMarks.Observed, PolicyMode.Enforce, PolicyMode.Audit, true, "")]
    [InlineData(CelFieldMarks.Identity, PolicyMode.Enforce, PolicyMode.Enforce, false, "")]
    public void What_is_known_at_one_point_is_not_read_at_another(
        CelFieldMarks marks, PolicyMode admission, PolicyMode sweep, bool isTest, string expected)
    {
        var policy = PackParser.Parse("own.yaml", PackText.Of()).Pack!.Policies[0] with
        {
            Mode = admission,
        };
        policy = policy with { ModeByPoint = policy.ModeByPoint.SetItem(EnforcementPoint.Sweep, sweep) };
        var field = new CelField("operation", CelType.String, Optional: true, 40, marks);
        var use = new CelFieldUse(new CelObjectType("Request", [field]), field, "subject.operation", isTest, 1, 1);

        Assert.Equal(expected, string.Join(' ', FieldMarkRules.Problems(policy, [use]).Select(problem => problem.Code)));
    }
}
