using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Domain.Policies.Reports;
using Json.Schema;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Reports;

/// <summary>Reports are valid by the schema of OSCAL assessment-results 1.2.1, patterns of Unicode classes included.</summary>
public sealed class OscalSchemaTests
{
    private const string File = "oscal/schemas/oscal_assessment-results_schema.json";

    [Fact]
    public void Every_outcome_is_valid_and_so_is_a_report_of_nothing()
    {
        var schema = Schema();
        Assert.Empty(Wrong(schema, Sample.Oscal(Sample.Head, OscalReportTests.Subjects(Enum.GetValues<RuleOutcome>()))));
        Assert.Empty(Wrong(schema, Sample.Oscal(Sample.Head)));
        Assert.Empty(Wrong(schema, Sample.Oscal(Sample.Head with { Policies = [], Tenant = null })));
    }

    [Fact]
    public void What_the_starter_pack_says_of_its_own_tests_is_valid()
    {
        var pack = StarterPack.Compile();

        // Requests for capacity are not frozen yet: they measure shares, which canonical JSON does not hold.
        var subjects = pack.Pack.Policies.Where(policy => policy.Target != PolicyTarget.CapacityRequest)
            .SelectMany(policy => policy.Tests.Select(test => (policy.Target, Id: $"{policy.Id} {test.Name}", test.Subject)))
            .Select(test => PolicyEvaluator.Evaluate(
                EvaluationDocument.Freeze(test.Target, test.Target.ToString(), test.Id, null, 1, test.Subject), pack, WaiverSet.None, EnforcementPoint.Sweep, Sample.Now))
            .Select(evaluation => ReportSubject.Of(evaluation, pack)).ToImmutableArray();
        var report = Sample.Oscal(ReportHead.Of(pack.Pack, Sample.Now, 7, null), [.. subjects.GroupBy(subject => subject.Kind, StringComparer.Ordinal).Select(page => page.ToImmutableArray())]);

        Assert.Contains(subjects, subject => subject.Results.Any(result => result.Outcome == RuleOutcome.Violation));
        Assert.Contains(subjects, subject => subject.Results.Any(result => result.Outcome == RuleOutcome.Error));
        Assert.Empty(Wrong(Schema(), report));
    }

    [Theory]
    [InlineData("\"at-home\"", "\"\"")]
    [InlineData("\"oscal-version\":\"1.2.1\"", "\"oscal-version\":\"1.2.1\",\"more\":1")]
    [InlineData("tst-001_at-home", "1 tst")]
    [InlineData("2026-11-22T09:00:00Z", "2026-11-22")]
    public void The_schema_bites(string right, string wrong)
    {
        var text = System.Text.Encoding.UTF8.GetString(Sample.Oscal(Sample.Head, OscalReportTests.Subjects(RuleOutcome.Violation)));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.NotEmpty(Wrong(Schema(), System.Text.Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    private static JsonSchema Schema()
    {
        var suites = Environment.GetEnvironmentVariable("DCOPS_SUITES") ?? FromRoot("../shared/suites");
        var file = Path.Combine(suites, File);
        if (!System.IO.File.Exists(file) && Environment.GetEnvironmentVariable("DCOPS_REQUIRE_COMPONENTS") != "1")
        {
            Assert.Skip("suite oscal");
        }

        return Cached.GetOrAdd(file, static path => JsonSchema.FromText(System.IO.File.ReadAllText(path)));
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, JsonSchema> Cached = new(StringComparer.Ordinal);

    private static string[] Wrong(JsonSchema schema, byte[] report)
    {
        using var document = JsonDocument.Parse(report);
        var results = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] : ["the report", .. (results.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")];
    }

    private static string FromRoot(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "DataCenterOps.sln")))
        {
            folder = folder.Parent;
        }

        return Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", relative));
    }
}
