using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Reports;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Reports;

/// <summary>What is written of a report is what the evaluator said, and what others can read.</summary>
public sealed class OscalReportTests
{
    private static readonly Gen<Evaluation[]> Evaluations =
        Gen.Enum<RuleOutcome>().Array[0, 20].Select(outcomes => outcomes.Select((outcome, n) => Sample.Judge($"system-{n}", outcome)).ToArray());

    [Fact]
    public void The_document_is_as_it_was_agreed()
    {
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Policies", "Reports", "assessment-results.json")).TrimEnd();
        Assert.Equal(golden, Indented(Sample.Oscal(Sample.Head, Subjects(Enum.GetValues<RuleOutcome>()))), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void The_same_report_is_the_same_bytes() => Assert.Equal(
        Sample.Oscal(Sample.Head, Subjects(Enum.GetValues<RuleOutcome>())), Sample.Oscal(Sample.Head, Subjects(Enum.GetValues<RuleOutcome>())));

    [Fact]
    public void Its_counts_are_those_of_the_evaluations() => Evaluations.Sample(evaluations =>
    {
        ImmutableArray<ReportSubject> subjects = [.. evaluations.Select(evaluation => ReportSubject.Of(evaluation, Sample.Compiled))];
        using var document = JsonDocument.Parse(Sample.Oscal(Sample.Head, [.. subjects.Chunk(7).Select(page => page.ToImmutableArray())]));
        var results = evaluations.SelectMany(evaluation => evaluation.Results).Where(result => result.Mode > PolicyMode.Shadow).ToArray();
        var written = Sample.All(document.RootElement, "observations")
            .CountBy(item => item.GetProperty("props").EnumerateArray().Single(property => property.GetProperty("name").ValueEquals("outcome")).GetProperty("value").GetString()!);

        Assert.Equal(
            results.CountBy(result => result.Outcome.Code()).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            written.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(results.Count(result => result.Outcome != RuleOutcome.NotApplicable), Sample.All(document.RootElement, "findings").Count());
        Assert.Equal(results.Count(result => result.Outcome is RuleOutcome.Violation or RuleOutcome.Excepted), Sample.All(document.RootElement, "risks").Count());
        Assert.Equal(results.Length, Sample.Csv(Sample.Head, subjects).Split("\r\n").Length - 2);
    });

    [Theory]
    [InlineData(RuleOutcome.Compliant, "satisfied", "pass", null)]
    [InlineData(RuleOutcome.Violation, "not-satisfied", "fail", "open")]
    [InlineData(RuleOutcome.Excepted, "not-satisfied", "fail", "deviation-approved")]
    [InlineData(RuleOutcome.Error, "not-satisfied", "other", null)]
    [InlineData(RuleOutcome.NotApplicable, null, null, null)]
    public void An_outcome_is_said_in_the_words_of_the_standard(RuleOutcome outcome, string? state, string? reason, string? risk)
    {
        using var document = JsonDocument.Parse(Sample.Oscal(Sample.Head, Subjects(outcome)));
        var status = Sample.All(document.RootElement, "findings").Select(item => item.GetProperty("target").GetProperty("status")).SingleOrDefault();

        Assert.Single(Sample.All(document.RootElement, "observations"));
        Assert.Equal(state, status.ValueKind == JsonValueKind.Object ? status.GetProperty("state").GetString() : null);
        Assert.Equal(reason, status.ValueKind == JsonValueKind.Object ? status.GetProperty("reason").GetString() : null);
        Assert.Equal(risk, Sample.All(document.RootElement, "risks").Select(item => item.GetProperty("status").GetString()).SingleOrDefault());
    }

    [Fact]
    public void What_points_somewhere_points_at_what_is_there_and_a_name_is_given_once()
    {
        using var document = JsonDocument.Parse(Sample.Oscal(Sample.Head, Subjects(Enum.GetValues<RuleOutcome>()), Subjects(RuleOutcome.Violation, "other")));
        var names = new List<string>();
        var pointed = new List<string>();
        Walk(document.RootElement, names, pointed);

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(pointed.Except(names, StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal('5', name[14]));
    }

    [Fact]
    public void A_subject_keeps_its_name_from_report_to_report()
    {
        // As any other program makes it: version 5 of `urn:dcops:oscal` within URLs, then of the three lines.
        Assert.Equal(Guid.Parse("8240d977-6bb7-55db-8ff4-38d942c7da9a"), OscalNames.Uuid("subject", "System", "portal"));
        var later = Sample.Head with { At = Sample.Now.AddDays(1), Position = 99, Revision = "sha256:other" };
        string[] lists = ["observations", "risks", "findings"];
        using var one = JsonDocument.Parse(Sample.Oscal(Sample.Head, Subjects(RuleOutcome.Violation)));
        using var two = JsonDocument.Parse(Sample.Oscal(later, Subjects(RuleOutcome.Violation)));

        Assert.All(lists, list => Assert.Equal(
            Sample.All(one.RootElement, list).Select(item => item.GetProperty("uuid").GetGuid()),
            Sample.All(two.RootElement, list).Select(item => item.GetProperty("uuid").GetGuid())));
    }

    internal static ImmutableArray<ReportSubject> Subjects(RuleOutcome outcome, string id) => [ReportSubject.Of(Sample.Judge(id, outcome), Sample.Compiled)];

    internal static ImmutableArray<ReportSubject> Subjects(params RuleOutcome[] outcomes) =>
        [.. outcomes.Select(outcome => ReportSubject.Of(Sample.Judge(outcome.Code(), outcome), Sample.Compiled))];

    private static string Indented(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, OscalReport.Options with { Indented = true, NewLine = "\n" }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Walk(JsonElement element, List<string> names, List<string> pointed)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Walk(item, names, pointed);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.NameEquals("uuid"))
                {
                    names.Add(member.Value.GetString()!);
                }
                else if (member.Name.EndsWith("-uuid", StringComparison.Ordinal) || member.NameEquals("href"))
                {
                    pointed.Add(member.Value.GetString()!.TrimStart('#'));
                }

                Walk(member.Value, names, pointed);
            }
        }
    }
}
