using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Reports;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Reports;

/// <summary>Reports as tables.</summary>
public sealed class CsvReportTests
{
    [Fact]
    public void A_row_says_the_outcome_in_three_languages_with_the_law_and_how_sure_it_is() => Assert.Equal(
        $"TST-001,1.0.0,at-home,residency,enforce,high,violation,System,violation,cnas,محفوظ في FR.,Conservé : FR.,Kept in FR.,"
        + "\"Law 1, 44 [verified-text]; Decree 2 (article not verified) [unverified]\",انقله.,Déplacez-le.,Move it.,,,"
        + $"{Sample.Compiled.Pack.Revision},2026-11-22T09:00:00Z,41,attested: p2; attested-only: tun-dc1/backup; declared-only: p1; observed: www.example.dz",
        Sample.Csv(Sample.Head, OscalReportTests.Subjects(RuleOutcome.Violation)).Split("\r\n")[1]);

    [Fact]
    public void What_is_waived_names_its_waiver_and_when_it_ends() => Assert.Contains(
        ",Move it.,ex-7,2026-12-22T09:00:00Z,sha256:",
        Sample.Csv(Sample.Head, OscalReportTests.Subjects(RuleOutcome.Excepted)).Split("\r\n")[1],
        StringComparison.Ordinal);

    [Fact]
    public void What_nobody_could_judge_is_no_violation_and_what_is_on_trial_is_not_there()
    {
        var rows = Sample.Csv(Sample.Head, OscalReportTests.Subjects(RuleOutcome.Error, RuleOutcome.Compliant)).Split("\r\n")[1..^1];
        Assert.Equal(["error", "compliant"], rows.Select(row => row.Split(',')[6]), StringComparer.Ordinal);
        Assert.Contains("At home: could not be judged: ", rows[0], StringComparison.Ordinal);
        Assert.All(rows, row => Assert.StartsWith("TST-001,", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void A_cell_is_never_a_formula(string? text, string cell) => Assert.Equal(cell, CsvCell.Of(text));
}
