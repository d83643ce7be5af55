using System.Net;
using System.Text.Json.Nodes;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>A program without a browser is let in by a person with one, and put out again.</summary>
public sealed class DeviceTests(Hosts hosts) : IDisposable
{
    private const string Page = "/en/device";

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-device-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_program_acts_for_whoever_let_it_in_until_they_end_it(string mode)
    {
        Assert.SkipWhen(mode == Hosts.Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Postgres = await hosts.DatabaseAsync(mode) });
        using var door = new Door(host.Address);
        await JoinAsync(door);
        using var nobody = new ApiClient(host.Address, null);

        var (code, secret) = await AskAsync(nobody);
        using var program = nobody.As(secret);
        (await program.GetAsync("/api/v1/users/me")).IsProblem(401, "auth.required");
        Assert.Equal("waiting", await StateAsync(nobody, code));

        // What was typed is shown with the program's name and address before anything is agreed to.
        var shown = await door.SendForPageAsync(await door.ReadAsync(Page), Page, ("_handler", "device"), ("code", code.ToLowerInvariant()));
        Assert.Contains("dcops of the tests", shown, StringComparison.Ordinal);
        Assert.Equal("waiting", await StateAsync(nobody, code));
        Assert.Contains("The program is in", await AnswerAsync(door, shown, code, "admit"), StringComparison.Ordinal);
        Assert.Equal("admitted", await StateAsync(nobody, code));
        var me = (await program.GetAsync("/api/v1/users/me")).Json;
        Assert.Equal(("Amina", "device"), (me["name"]!.GetValue<string>(), me["method"]!.GetValue<string>()));
        Assert.Contains("dcops of the tests", await door.ReadAsync("/en/profile"), StringComparison.Ordinal);

        // The first answer counts.
        Assert.Contains("No program waits", await AnswerAsync(door, shown, code, "refuse"), StringComparison.Ordinal);
        Assert.Equal(200, (await program.GetAsync("/api/v1/users/me")).Status);

        // The secret is a program's: as a cookie it is nobody's.
        using var thief = new Door(host.Address);
        thief.Cookies.Add(host.Address, new Cookie("dcops-session", secret));
        Assert.DoesNotContain("Amina", await thief.ReadAsync("/en/profile"), StringComparison.Ordinal);

        Assert.True((await program.SendAsync(HttpMethod.Post, "/api/v1/logout")).Json["ended"]!.GetValue<bool>());
        (await program.GetAsync("/api/v1/users/me")).IsProblem(401, "auth.required");

        var (next, other) = await AskAsync(nobody);
        Assert.Contains("The program is in", await AnswerAsync(door, shown, next, "admit"), StringComparison.Ordinal);
        using var second = nobody.As(other);
        Assert.Equal(200, (await second.GetAsync("/api/v1/users/me")).Status);
        Assert.Equal("/en/sign-in", await door.SendAsync("/en/profile", "/session/end-all", ("lang", "en")));
        (await second.GetAsync("/api/v1/users/me")).IsProblem(401, "auth.required");
    }

    [Fact]
    public async Task Whoever_is_refused_stays_outside_and_what_a_token_let_in_ends_with_it()
    {
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder });
        using var nobody = new ApiClient(host.Address, null);
        using var door = new Door(host.Address);

        // Not signed in: led to the door, and back to this page after it.
        Assert.Equal("302", await StatusAsync(host, Page));
        Assert.Equal(Page, await door.SendAsync("/en/sign-in?next=device", "/session", ("token", HostProcess.Token), ("lang", "en"), ("next", "device")));
        var (refused, secret) = await AskAsync(nobody);
        Assert.Contains("was refused", await AnswerAsync(door, await door.ReadAsync(Page), refused, "no such act"), StringComparison.Ordinal);
        Assert.Equal("refused", await StateAsync(nobody, refused));
        (await nobody.As(secret).GetAsync("/api/v1/users/me")).IsProblem(401, "auth.required");

        // A session of a token lets in what ends with the token.
        var (bound, withToken) = await AskAsync(nobody);
        Assert.Contains("The program is in", await AnswerAsync(door, await door.ReadAsync(Page), bound, "admit"), StringComparison.Ordinal);
        using var program = nobody.As(withToken);
        Assert.Equal(200, (await program.GetAsync("/api/v1/systems")).Status);
        Assert.Equal(200, (await nobody.As(HostProcess.Token).SendAsync(HttpMethod.Delete, "/api/v1/tokens/bootstrap")).Status);
        (await program.GetAsync("/api/v1/systems")).IsProblem(401, "auth.required");
    }

    [Theory]
    [InlineData("""{"name":"x"}""", 422)]
    [InlineData("""{"name":"x","name":"y","sha256":"0000000000000000000000000000000000000000000000000000000000000000"}""", 422)]
    [InlineData("""{"name":"a\u202eb","sha256":"0000000000000000000000000000000000000000000000000000000000000000"}""", 422)]
    [InlineData("""{"name":"x","sha256":"0"}""", 422)]
    [InlineData("""{"name":"x","sha256":"0000000000000000000000000000000000000000000000000000000000000000","roles":["operator"]}""", 422)]
    public async Task What_is_asked_wrongly_waits_for_nobody(string body, int status)
    {
        using var nobody = new ApiClient(await hosts.AddressAsync(Hosts.Embedded), null);
        Assert.Equal(status, (await nobody.SendAsync(HttpMethod.Post, "/api/v1/login", body)).Status);
    }

    [Theory]
    [InlineData("BCDF-GHJK")]
    [InlineData("..%2f..%2fusers")]
    public async Task A_code_that_nobody_was_given_is_not_there(string code)
    {
        using var nobody = new ApiClient(await hosts.AddressAsync(Hosts.Embedded), null);
        (await nobody.GetAsync($"/api/v1/login/{code}")).IsProblem(404, "not_found");
    }

    private static async Task<string> StatusAsync(HostProcess host, string page)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var answer = await client.GetAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal("/en/sign-in?next=device", answer.Headers.Location!.ToString());
        return $"{(int)answer.StatusCode}";
    }

    private static async Task<(string Code, string Secret)> AskAsync(ApiClient nobody)
    {
        var secret = ApiToken.CreateForSession();
        var asked = await nobody.SendAsync(
            HttpMethod.Post, "/api/v1/login", new JsonObject { ["name"] = "dcops of the tests", ["sha256"] = ApiToken.Hash(secret) }.ToJsonString());
        Assert.Equal(200, asked.Status);
        return (asked.Json["code"]!.GetValue<string>(), secret);
    }

    private static async Task<string> StateAsync(ApiClient nobody, string code) =>
        (await nobody.GetAsync($"/api/v1/login/{code}")).Json["state"]!.GetValue<string>();

    private static Task<string> AnswerAsync(Door door, string page, string code, string act) =>
        door.SendForPageAsync(page, Page, ("_handler", "device"), ("code", code), ("act", act));

    private static async Task JoinAsync(Door door)
    {
        Assert.Equal("/en", await door.SendAsync("/en/sign-in", "/session", ("token", HostProcess.Token), ("lang", "en")));
        Assert.Equal("/en/join", await door.SendAsync("/en/profile", "/session/first", ("lang", "en")));
        await door.SendAsync("/en/join", "/en/join", ("_handler", "join"), ("login", "amina"), ("shown", "Amina"), ("password", "seven camels cross the erg at dawn"));
        await Enrolling.ProveAsync(door);
    }
}
