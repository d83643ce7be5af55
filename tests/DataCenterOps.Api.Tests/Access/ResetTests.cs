using System.Text.RegularExpressions;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Who has lost password and telephone comes back by a new link, and nobody with what was lost.</summary>
public sealed partial class ResetTests : IDisposable
{
    private const string Old = "seven camels cross the erg at dawn";
    private const string New = "nine dunes under one moon";

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-reset-").FullName;

    [Fact]
    public async Task A_reset_takes_everything_away_and_the_name_stays()
    {
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder });
        using var lost = new Door(host.Address);
        await EnterAsync(lost);
        Assert.Equal("/en/join", await lost.SendAsync("/en/profile", "/session/first", ("lang", "en")));
        await lost.SendAsync("/en/join", "/en/join", ("_handler", "join"), ("login", "amina"), ("shown", "Amina"), ("password", Old));
        var (recovery, _) = await Enrolling.ProveAsync(lost);
        using var admin = new Door(host.Address);
        await EnterAsync(admin);
        var people = await admin.ReadAsync("/en/people");
        var person = Person().Match(people).Groups["it"].Value;

        var done = await admin.SendForPageAsync(people, "/en/people", ("_handler", "change"), ("person", person), ("act", "reset"), ("tenant", "*"));
        var link = Link().Match(done).Groups["it"].Value;

        Assert.DoesNotContain("Amina", await lost.ReadAsync("/en/profile"), StringComparison.Ordinal);
        Assert.Equal("/en/sign-in?failed=password", await SignInAsync(lost, Old, recovery[0]));
        using var back = new Door(host.Address);
        Assert.Equal("/en/join", await back.SendAsync("/en/sign-in", "/session", ("lang", "en"), ("link", link)));
        await back.SendAsync("/en/join", "/en/join", ("_handler", "join"), ("login", "somebody-else"), ("shown", "Amina"), ("password", New));
        var (renewed, _) = await Enrolling.ProveAsync(back);
        Assert.Contains("Amina", await back.ReadAsync("/en/profile"), StringComparison.Ordinal);
        using var again = new Door(host.Address);
        Assert.Equal("/en/sign-in?failed=password", await SignInAsync(again, New, recovery[1]));
        Assert.Equal("/en/profile", await SignInAsync(again, New, renewed[0]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task EnterAsync(Door door) =>
        Assert.Equal("/en", await door.SendAsync("/en/sign-in", "/session", ("token", HostProcess.Token), ("lang", "en")));

    private static Task<string> SignInAsync(Door door, string password, string code) => door.SendAsync(
        "/en/sign-in", "/session/password", ("lang", "en"), ("login", "amina"), ("password", password), ("code", code));

    [GeneratedRegex("<option value=\"(?<it>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Person();

    [GeneratedRegex("/sign-in/(?<it>dcops_[0-9a-f]{64})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
