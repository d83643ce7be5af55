using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>Which marked fields a policy may read at the points where it is evaluated.</summary>
internal static class FieldMarkRules
{
    /// <summary>Why <paramref name="policy"/> may not make a use of a field; one reason for each.</summary>
    public static IEnumerable<(string Code, string Message)> Problems(Policy policy, IEnumerable<CelFieldUse> uses)
    {
        // An error denies. Were a rule that reads what was observed enforced at admission, nothing new could ever be added.
        var decides = ModeAt(policy, EnforcementPoint.Admission) is PolicyMode.Enforce or PolicyMode.Warn;
        var isSwept = ModeAt(policy, EnforcementPoint.Sweep) != PolicyMode.Off;
        foreach (var use in uses)
        {
            if (decides && !use.IsTest && use.Field.Marks.HasFlag(CelFieldMarks.Observed))
            {
                yield return (
                    "pack.observed_field",
                    $"`{use.Field.Name}` is observed, so it is unset at admission: set `modeByPoint: {{admission: off}}`");
            }

            if (isSwept && use.Field.Marks.HasFlag(CelFieldMarks.AdmissionOnly))
            {
                yield return (
                    "pack.admission_only",
                    $"`{use.Field.Name}` is known at admission only, so the sweep cannot judge by it: set `modeByPoint: {{sweep: off}}`");
            }
        }
    }

    private static PolicyMode ModeAt(Policy policy, EnforcementPoint point) => policy.ModeByPoint.GetValueOrDefault(point, policy.Mode);
}
