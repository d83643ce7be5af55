using System.Diagnostics;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>What must not open the door of the console.</summary>
public sealed class AttackTests(Hosts hosts) : IDisposable
{
    private const string Password = "seven camels cross the erg at dawn";
    private const string Wrong = "/en/sign-in?failed=password";
    private const string SignIn = "/en/sign-in";

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-attack-").FullName;

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Whoever_guesses_is_stopped_and_so_is_the_right_password_for_a_while(string mode)
    {
        await using var host = await StartAsync(mode);
        using var door = new Door(host.Address);
        var recovery = await JoinAsync(door);
        using var thief = new Door(host.Address);
        for (var attempt = 0; attempt < SignInBackOff.FreeForAccount; attempt++)
        {
            Assert.Equal(Wrong, await TryAsync(thief, "amina", $"guess number {attempt}", "000000"));
        }

        // Everything is right now, but it comes too early: the thief is not told that the last guess was the one.
        Assert.Equal(Wrong, await TryAsync(thief, "amina", Password, recovery[0]));
        Assert.Equal(Wrong, await TryAsync(thief, "AMINA", Password, recovery[0]));

        // Who is in stays in: a lock is no way to throw somebody out.
        Assert.Contains("Amina", await door.ReadAsync("/en/profile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stolen_lists_of_names_and_passwords_are_stopped_by_the_address_they_come_from()
    {
        await using var host = await StartAsync(Hosts.Embedded);
        using var door = new Door(host.Address);
        var recovery = await JoinAsync(door);
        using var thief = new Door(host.Address);
        for (var number = 0; number < SignInBackOff.FreeForAddress; number++)
        {
            Assert.Equal(Wrong, await TryAsync(thief, $"name-{number}", "password of a list", ""));
        }

        Assert.Equal(Wrong, await TryAsync(thief, "amina", Password, recovery[0]));
    }

    [Fact]
    public async Task Nothing_tells_an_account_from_none()
    {
        await using var host = await StartAsync(Hosts.Embedded);
        using var door = new Door(host.Address);
        await JoinAsync(door);
        using var thief = new Door(host.Address);
        var (known, unknown) = (new List<double>(), new List<double>());

        // The first makes the hash that stands for nobody's.
        await TryAsync(thief, "warm-up", "x", "");
        for (var round = 0; round < 7; round++)
        {
            known.Add(await TimeAsync(thief, "amina"));
            unknown.Add(await TimeAsync(thief, $"nobody-{round}"));
        }

        // Hashing takes most of the time: without it the absent account would answer many times faster.
        var (one, other) = (Median(known), Median(unknown));
        Assert.True(other > one / 2 && one > other / 2, $"known {one:0.0} ms, unknown {other:0.0} ms");
    }

    [Theory]
    [InlineData("/session/password")]
    [InlineData("/session/passkey")]
    [InlineData("/session/first")]
    [InlineData("/session/end-all")]
    [InlineData("/en/join")]
    [InlineData("/en/profile")]
    [InlineData("/en/people")]
    public async Task A_form_of_another_site_does_nothing(string path)
    {
        var address = (await hosts.AddressAsync(Hosts.Embedded));
        using var door = new Door(address);
        Assert.Equal("/en", await door.SendAsync(SignIn, "/session", ("token", HostProcess.Token), ("lang", "en")));

        Assert.Equal("400", await door.PostAsync(path, ("lang", "en"), ("_handler", "invite"), ("login", "x"), ("password", "y")));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("en/../../evil")]
    [InlineData("/\\evil.example")]
    public async Task After_the_sign_in_nobody_is_led_elsewhere(string target)
    {
        var address = (await hosts.AddressAsync(Hosts.Embedded));
        using var door = new Door(address);
        var led = await door.SendAsync(
            $"{SignIn}?returnUrl={Uri.EscapeDataString(target)}", $"/session?returnUrl={Uri.EscapeDataString(target)}",
            ("token", HostProcess.Token), ("lang", target), ("returnUrl", target));

        Assert.Equal("/ar", led);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<HostProcess> StartAsync(string mode)
    {
        Assert.SkipWhen(mode == Hosts.Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        return await HostProcess.StartAsync(new HostStart { Data = _folder, Postgres = await hosts.DatabaseAsync(mode) });
    }

    private static Task<string> TryAsync(Door door, string login, string password, string code) => door.SendAsync(
        SignIn, "/session/password", ("lang", "en"), ("login", login), ("password", password), ("code", code));

    private static async Task<double> TimeAsync(Door door, string login)
    {
        var started = Stopwatch.GetTimestamp();
        await TryAsync(door, login, "a guess that is wrong", "123456");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // From the set-up identity's session to an account, as a browser without a script would.
    private static async Task<string[]> JoinAsync(Door door)
    {
        Assert.Equal("/en", await door.SendAsync(SignIn, "/session", ("token", HostProcess.Token), ("lang", "en")));
        Assert.Equal("/en/join", await door.SendAsync("/en/profile", "/session/first", ("lang", "en")));
        await door.SendAsync("/en/join", "/en/join", ("_handler", "join"), ("login", "amina"), ("shown", "Amina"), ("password", Password));
        return (await Enrolling.ProveAsync(door)).Recovery;
    }
}
