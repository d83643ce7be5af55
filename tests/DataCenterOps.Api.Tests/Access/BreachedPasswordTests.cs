using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Api.Access;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Passwords that have leaked, in a list as it is given out.</summary>
public sealed class BreachedPasswordTests : IDisposable
{
    private const string Leaked = "correct horse battery staple";

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-breached-").FullName;

    private string ListFile => Path.Combine(_folder, "leaked.txt");

    [Fact]
    public async Task A_leaked_password_and_a_common_one_are_refused_when_joining_and_when_changing()
    {
        await WriteAsync("\r\n", Names(300));
        await using var host = await HostProcess.StartAsync(new HostStart
        {
            Data = Path.Combine(_folder, "data"), Settings = ImmutableDictionary<string, string>.Empty.Add("DCOPS_Passwords__BreachedFile", ListFile),
        });
        using var door = new Door(host.Address);
        await door.SendAsync("/en/sign-in", "/session", ("token", HostProcess.Token), ("lang", "en"));
        await door.SendAsync("/en/profile", "/session/first", ("lang", "en"));

        Assert.Contains("leak of data", await JoinAsync(door, Leaked), StringComparison.Ordinal);
        Assert.Contains("everybody tries", await JoinAsync(door, "Amina-password-2026"), StringComparison.Ordinal);
        await JoinAsync(door, "seven camels cross the erg");
        await Enrolling.ProveAsync(door);
        var changed = await door.SendForPageAsync(
            await door.ReadAsync("/en/profile"), "/en/profile", ("_handler", "password"), ("current", "seven camels cross the erg"), ("next", Leaked));
        Assert.Contains("leak of data", changed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Everything_in_the_list_is_found_and_nothing_else(string end)
    {
        foreach (var count in (int[])[1, 2, 3, 7, 1000])
        {
            await WriteAsync(end, Names(count));
            using var list = BreachedPasswords.Open(ListFile);

            Assert.All(Names(count), name => Assert.True(list.Contains(name), name));
            Assert.All(Enumerable.Range(0, 300), number => Assert.False(list.Contains($"other {number}")));
        }
    }

    [Fact]
    public async Task A_list_without_counts_and_without_an_end_of_its_last_line_is_read_too()
    {
        await File.WriteAllTextAsync(ListFile, string.Join('\n', Names(50).Select(Hash).Order(StringComparer.Ordinal)), TestContext.Current.CancellationToken);
        using var list = BreachedPasswords.Open(ListFile);

        Assert.All(Names(50), name => Assert.True(list.Contains(name)));
        Assert.False(list.Contains("other"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("password\nletmein\n")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:1\n0000000000000000000000000000000000000000:1\n")]
    [InlineData("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD81:1\n")]
    public async Task What_is_no_such_list_is_said_to_be_none(string text)
    {
        await File.WriteAllTextAsync(ListFile, text, TestContext.Current.CancellationToken);
        Assert.Throws<FormatException>(() => BreachedPasswords.Open(ListFile));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Names(int count) => Enumerable.Range(1, count - 1).Select(number => $"leaked password {number}").Append(Leaked);

    private static string Hash(string password) =>
        Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(password)));

    private static async Task<string> JoinAsync(Door door, string password) => await door.SendForPageAsync(
        await door.ReadAsync("/en/join"), "/en/join", ("_handler", "join"), ("login", "amina"), ("shown", "Amina"), ("password", password));

    private Task WriteAsync(string end, IEnumerable<string> names) => File.WriteAllTextAsync(
        ListFile,
        string.Concat(names.Select(Hash).Order(StringComparer.Ordinal).Select((hash, at) => string.Create(CultureInfo.InvariantCulture, $"{hash}:{(at * 7919) + 1}{end}"))),
        TestContext.Current.CancellationToken);
}
