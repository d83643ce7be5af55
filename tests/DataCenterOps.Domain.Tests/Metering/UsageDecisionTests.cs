using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

public sealed class UsageDecisionTests
{
    private static readonly MeterDefinition Vcpu = new("vm_vcpu", MeterShape.State, "Cores", "Core-Hours", "time-weighted");
    private static readonly UsageEvent Usage = UsageEvents.Valid(UsageEvents.State);

    [Theory]
    [InlineData(0, null, null, true, true, UsageOutcome.Accepted, 202)]
    [InlineData(0, "same", null, true, true, UsageOutcome.Duplicate, 200)]
    [InlineData(100_000, "same", null, true, true, UsageOutcome.Duplicate, 200)]
    [InlineData(0, "other", null, true, true, UsageOutcome.Conflict, 409)]
    [InlineData(0, null, "other", true, true, UsageOutcome.WindowTaken, 409)]
    [InlineData(0, null, "other", true, false, UsageOutcome.WindowTaken, 409)]
    [InlineData(-0.1, null, null, true, true, UsageOutcome.Future, 422)]
    [InlineData(-0.05, null, null, true, true, UsageOutcome.Accepted, 202)]
    [InlineData(40 * 24, null, null, true, true, UsageOutcome.Late, 202)]
    [InlineData(400 * 24, null, null, true, true, UsageOutcome.Late, 202)]
    [InlineData((400 * 24) + 1, null, null, true, true, UsageOutcome.TooOld, 422)]
    [InlineData(0, null, null, false, true, UsageOutcome.Quarantined, 202)]
    [InlineData(0, null, null, true, false, UsageOutcome.Quarantined, 202)]
    [InlineData(40 * 24, null, null, true, false, UsageOutcome.Quarantined, 202)]
    public void The_table_of_outcomes_holds(
        double hoursLater, string? stored, string? window, bool meterKnown, bool resourceKnown, UsageOutcome outcome, int status)
    {
        var now = Usage.Time.AddHours(hoursLater);
        var facts = new UsageFacts(
            now,
            CivilCalendar.OpenFrom(now),
            stored == "same" ? Usage.Digest : stored,
            window,
            meterKnown ? Vcpu : null,
            resourceKnown);

        Assert.Equal(outcome, UsageDecisions.Decide(Usage, facts));
        Assert.Equal(status, outcome.Status());
    }

    [Theory]
    [InlineData("\"Cores\"", "\"Threads\"")]
    [InlineData("\"at\":\"2026-10-03T08:00:00Z\"", "\"from\":\"2026-10-03T07:00:00Z\",\"to\":\"2026-10-03T08:00:00Z\"")]
    public void What_counts_in_another_unit_or_shape_waits_in_quarantine(string part, string otherwise)
    {
        var usage = UsageEvents.Valid(UsageEvents.State.Replace(part, otherwise, StringComparison.Ordinal));
        var facts = new UsageFacts(usage.Time, CivilCalendar.OpenFrom(usage.Time), null, null, Vcpu, ResourceKnown: true);

        Assert.Equal(UsageOutcome.Quarantined, UsageDecisions.Decide(usage, facts));
    }

    [Fact]
    public void Outcomes_are_written_with_underscores() =>
        Assert.Equal(
            ["accepted", "duplicate", "conflict", "window_taken", "future", "late", "too_old", "unsigned", "quarantined"],
            UsageOutcomes.All.Select(outcome => outcome.Code()),
            StringComparer.Ordinal);
}
