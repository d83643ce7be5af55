using DataCenterOps.Cli.Access;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Cli.Tests.Access;

/// <summary>Signing in through the browser, and where the sign-in is kept.</summary>
public sealed class LoginCommandTests : IDisposable
{
    private const string Offer = """{"code":"BCDF-GHJK","page":"/device","expiresAt":"2026-11-25T12:10:00Z","interval":0}""";
    private const string Me = """{"subject":"p-1","name":"أمينة","roles":["operator"],"tenant":"*","method":"device"}""";
    private static readonly Uri Address = new("http://localhost:5080/");

    private readonly Folder _folder = new();

    private string File => _folder.At("dcops/sign-ins.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_code_is_shown_and_the_secret_is_kept_for_its_owner_alone_once_somebody_agreed()
    {
        using var server = new FakeServer().Answers(200, Offer).Answers(200, """{"state":"waiting"}""").Answers(200, """{"state":"admitted"}""").Answers(200, Me);
        var (code, said, shown) = await RunAsync(server, "login", "--lang", "fr");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("http://localhost:5080/fr/device", shown, StringComparison.Ordinal);
        Assert.Contains("BCDF-GHJK", shown, StringComparison.Ordinal);
        Assert.Contains("operator", said, StringComparison.Ordinal);
        var kept = Kept()!;
        Assert.StartsWith(ApiToken.SessionPrefix, kept.Token, StringComparison.Ordinal);
        Assert.Equal("POST GET GET GET", string.Join(' ', server.Asked.Select(asked => asked.Method)));
        Assert.Contains(ApiToken.Hash(kept.Token), server.Asked[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain(kept.Token, $"{said}{shown}{kept}{string.Concat(server.Asked)}", StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Theory]
    [InlineData(200, """{"state":"refused"}""")]
    [InlineData(404, """{"code":"not_found"}""")]
    public async Task Nothing_is_kept_when_it_was_refused_or_its_time_is_over(int status, string answer)
    {
        using var server = new FakeServer().Answers(200, Offer).Answers(status, answer);
        Assert.Equal(ExitCode.Refused, (await RunAsync(server, "login")).Code);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task Signing_out_ends_it_at_the_server_and_forgets_it_here_and_only_for_that_server()
    {
        var file = new SignInFile(Variable);
        file.Keep(Address, new SignIn("dcops_session_one", "amina"));
        file.Keep(new Uri("https://other.example/"), new SignIn("dcops_session_two", "amina"));
        using (var down = new FakeServer())
        {
            Assert.Equal(ExitCode.NotAllowed, (await RunAsync(down, "logout")).Code);
            Assert.NotNull(Kept());
        }

        using var server = new FakeServer().Answers(200, """{"ended":true}""");
        Assert.Equal(ExitCode.Done, (await RunAsync(server, "logout")).Code);
        Assert.Null(Kept());
        Assert.Equal("dcops_session_two", new SignInFile(Variable).Find(new Uri("https://other.example/"))!.Token);
        Assert.Equal(ExitCode.Done, (await RunAsync(new FakeServer(), "logout")).Code);
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_not_used()
    {
        new SignInFile(Variable).Keep(Address, new SignIn("dcops_session_one", "amina"));
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        using var server = new FakeServer();
        var (code, _, error) = await RunAsync(server, "get", "systems");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("can be read by others", error, StringComparison.Ordinal);
        Assert.Empty(server.Asked);

        // What asks no server needs no sign-in.
        Assert.Equal(ExitCode.Done, (await RunAsync(server, "cel", "eval", "1 + 1")).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"http://localhost:5080/\": 3")]
    public async Task A_file_that_is_none_of_ours_is_named_with_the_way_out(string text)
    {
        _folder.With("dcops/sign-ins.json", text);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var (code, _, error) = await RunAsync(new FakeServer(), "whoami");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("sign-ins.json", error, StringComparison.Ordinal);
        Assert.Contains("dcops login", error, StringComparison.Ordinal);
    }

    private SignIn? Kept() => new SignInFile(Variable).Find(Address);

    private string? Variable(string name) => name is "XDG_CONFIG_HOME" or "APPDATA" ? _folder.Path : null;

    private Task<(int Code, string Out, string Error)> RunAsync(FakeServer server, params string[] args) => Dcops.RunAsync(server, Variable, args);
}
