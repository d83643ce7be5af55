using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Policies;

public sealed class DecideCommandTests
{
    [Theory]
    [InlineData("allow", 0)]
    [InlineData("allow-with-warnings", 0)]
    [InlineData("needs-approval", 4)]
    [InlineData("deny", 1)]
    [InlineData("something-new", 1)]
    public async Task The_exit_code_tells_what_would_happen(string outcome, int expected)
    {
        using var folder = new Folder().With("a.yaml", "x");
        using var server = new FakeServer().Answers(200, $$"""{"decisions":[{"outcome":"{{outcome}}","results":[]}]}""");
        var (code, _, _) = await Dcops.RunAsync(server, "decide", folder.At("a.yaml"));
        Assert.Equal(expected, code);
        Assert.Equal("/api/v1/decisions/evaluate", Assert.Single(server.Asked).Path);
    }

    [Fact]
    public async Task A_pack_comes_into_force_by_its_text()
    {
        using var folder = new Folder().With("base.yaml", "pack: {id: base}");
        using var server = new FakeServer().Answers(200, """{"id":"base","revision":"sha256:00","position":4}""");
        var (code, written, _) = await Dcops.RunAsync(server, "policy", "activate", folder.At("base.yaml"));
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("in force: base sha256:00\n", written);
        Assert.Equal("""{"file":"base.yaml","text":"pack: {id: base}"}""", Assert.Single(server.Asked).Body);
    }
}
