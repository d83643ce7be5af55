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
        using var server = new FakeServer().Answers(200, """{"id":"base","revision":"sha256:00","position":4,"signed":true,"signer":"lawyers"}""");
        var (code, written, _) = await Dcops.RunAsync(server, "policy", "activate", folder.At("base.yaml"));
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("in force: base sha256:00\nsigned by: lawyers\n", written);
        Assert.Equal("""{"file":"base.yaml","text":"pack: {id: base}"}""", Assert.Single(server.Asked).Body);
    }

    [Fact]
    public async Task A_revision_comes_back_by_the_text_that_it_had()
    {
        using var server = new FakeServer()
            .Answers(200, """{"id":"base","revision":"sha256:00","version":"1.0.0","state":"superseded","text":"pack: {id: base}"}""")
            .Answers(200, """{"id":"base","revision":"sha256:00","position":9}""");
        var (code, written, _) = await Dcops.RunAsync(server, "policy", "activate", "--revision", "sha256:00");
        Assert.Equal((ExitCode.Done, "in force: base sha256:00\nunsigned: no trusted key vouches for it\n"), (code, written));
        Assert.Equal(["/api/v1/packs/sha256%3A00", "/api/v1/packs"], server.Asked.ConvertAll(asked => asked.Path));
        Assert.Equal("""{"file":"base-1.0.0.yaml","text":"pack: {id: base}"}""", server.Asked[1].Body);
    }

    [Fact]
    public async Task A_file_and_a_revision_are_one_too_many()
    {
        using var server = new FakeServer();
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, "policy", "activate", "a.yaml", "--revision", "sha256:00")).Item1);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, "policy", "activate")).Item1);
        Assert.Empty(server.Asked);
    }
}
