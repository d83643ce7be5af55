using System.Collections.Immutable;
using CsCheck;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Reports;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Reports;

/// <summary>What people see counted is what was judged.</summary>
public sealed class ReportTallyTests
{
    [Fact]
    public void It_counts_what_the_evaluations_say_and_what_nobody_judges() => Gen.Enum<RuleOutcome>().Array[0, 20].Sample(outcomes =>
    {
        ImmutableArray<ReportSubject> subjects = OscalReportTests.Subjects(outcomes);
        var tally = new ReportTally(Sample.Head);
        tally.Add(subjects);
        tally.Add([new ReportSubject("Key", "cnas/k1", 1, "cnas", [])]);

        Assert.Equal(outcomes.Length, tally.Judged);
        Assert.Equal(1, tally.Unjudged["Key"]);
        Assert.All(Enum.GetValues<RuleOutcome>(), outcome => Assert.Equal(outcomes.Count(one => one == outcome), tally.Count(outcome)));
        Assert.All(Enum.GetValues<RuleOutcome>(), outcome => Assert.Equal(tally.Count(outcome), tally.Categories.Sum(category => tally.Count(category, outcome))));
    });
}
