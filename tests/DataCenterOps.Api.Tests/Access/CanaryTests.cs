using System.Text;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>What people and programs prove themselves with is nowhere afterwards, however it might be written.</summary>
public sealed class CanaryTests(Hosts hosts) : IDisposable
{
    private const string Password = "canary-bird-in-a-date-palm";

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-canary-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task No_secret_of_a_sign_in_is_in_a_table_a_file_a_metric_or_a_line_of_output(string mode)
    {
        Assert.SkipWhen(mode == Hosts.Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        var storage = new StorageOptions { DataFolder = _folder, Postgres = await hosts.DatabaseAsync(mode) };
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Postgres = storage.Postgres });
        using var door = new Door(host.Address);
        Assert.Equal("/en", await door.SendAsync("/en/sign-in", "/session", ("token", HostProcess.Token), ("lang", "en")));
        var session = door.Cookies.GetCookies(host.Address)["dcops-session"]!.Value;
        await door.SendAsync("/en/profile", "/session/first", ("lang", "en"));
        await door.SendAsync("/en/join", "/en/join", ("_handler", "join"), ("login", "amina"), ("shown", "Amina"), ("password", Password));
        var (recovery, secret) = await Enrolling.ProveAsync(door);
        using var other = new Door(host.Address);
        var typed = $"{Password} mistyped";
        await other.SendAsync("/en/sign-in", "/session/password", ("lang", "en"), ("login", typed), ("password", typed), ("code", recovery[1]));
        Assert.Equal("/en/profile", await other.SendAsync(
            "/en/sign-in", "/session/password", ("lang", "en"), ("login", "amina"), ("password", Password), ("code", recovery[0])));

        byte[][] secrets =
        [
            Encoding.UTF8.GetBytes(Password), Encoding.UTF8.GetBytes(recovery[0]), Encoding.UTF8.GetBytes(recovery[1]), Encoding.UTF8.GetBytes(session),
            Encoding.UTF8.GetBytes(HostProcess.Token), secret, Encoding.UTF8.GetBytes(OneTimeCode.Write(secret)),
        ];
        using var api = new ApiClient(host.Address, HostProcess.Token);
        var metrics = (await api.GetAsync("/metrics")).Text;
        await using var services = new ServiceCollection().AddLogging().AddPersistence(storage).BuildServiceProvider();
        await using var connection = await services.GetRequiredService<IReadDatabase>().OpenAsync(Token);
        foreach (var form in secrets.SelectMany(Forms))
        {
            Assert.Empty(await Everything.TablesWithAsync(connection, form, Token));
            Assert.DoesNotContain(form, metrics, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(form, host.Output, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await ReadAsync(file);
            Assert.All(secrets, one => Assert.True(bytes.AsSpan().IndexOf(one) < 0, $"a secret is in {Path.GetFileName(file)}"));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // As it is, in hexadecimal, and in base 64 without the last characters, which depend on what follows.
    private static IEnumerable<string> Forms(byte[] secret) =>
        [Encoding.Latin1.GetString(secret), Convert.ToHexStringLower(secret), Convert.ToBase64String(secret)[..^4]];

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        return copy.ToArray();
    }
}
