using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Policies;

public sealed class ReportCommandTests
{
    private const string Report = """{"assessment-results":{}}""";

    [Fact]
    public async Task A_report_goes_to_standard_output_as_it_is()
    {
        using var server = new FakeServer().Answers(200, Report);
        var (code, written, _) = await Dcops.RunAsync(server, "report", "assessment");
        Assert.Equal((ExitCode.Done, Report), (code, written));
        Assert.Equal("/api/v1/reports/assessment?format=oscal", Assert.Single(server.Asked).Path);
    }

    [Fact]
    public async Task A_report_of_a_tenant_goes_to_the_file_that_is_named()
    {
        using var folder = new Folder();
        using var server = new FakeServer().Answers(200, "policy,version\r\n");
        var file = folder.At("report.csv");
        var (code, written, _) = await Dcops.RunAsync(server, "report", "assessment", "--tenant", "cnas", "--format", "csv", "-o", file);
        Assert.Equal((ExitCode.Done, ""), (code, written));
        Assert.Equal("policy,version\r\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("/api/v1/reports/assessment?format=csv&tenant=cnas", Assert.Single(server.Asked).Path);
    }

    [Fact]
    public async Task A_report_that_is_refused_or_breaks_off_leaves_what_was_there()
    {
        using var folder = new Folder().With("report.json", "before");
        using var server = new FakeServer().Answers(404, """{"code":"not_found","detail":"there is nothing here"}""").BreaksOff(Report[..5]);
        var file = folder.At("report.json");
        foreach (var expected in (string[])["there is nothing here", "broke off"])
        {
            var (code, _, error) = await Dcops.RunAsync(server, "report", "assessment", "-o", file);
            Assert.NotEqual(ExitCode.Done, code);
            Assert.Contains(expected, error, StringComparison.Ordinal);
            Assert.Equal("before", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            Assert.False(File.Exists(file + ".part"));
        }
    }

    [Fact]
    public async Task A_form_that_is_not_known_is_a_wrong_line()
    {
        using var server = new FakeServer();
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, "report", "assessment", "--format", "pdf")).Code);
        Assert.Empty(server.Asked);
    }
}
