using System.Text.Json;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Components;

namespace DataCenterOps.Cli.Tests.Ledger;

/// <summary>The whole way, as an operator goes it: save, lose, restore elsewhere, accept what is lost, verify.</summary>
public sealed class BackupTests(RealHost host)
{
    private const string HighWater = "ledger.high-water";
    private const string Keys = "ledger.key";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_saved_and_restored_and_a_loss_waits_for_two_persons()
    {
        var folder = Directory.CreateTempSubdirectory("dcops-backup-").FullName;
        try
        {
            await RunAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(string folder)
    {
        var (file, copy, data, vkey) = (Path.Combine(folder, "all.tar.gz"), Path.Combine(folder, "copy"), Path.Combine(folder, "data"), Path.Combine(folder, "vkey"));
        var officer = await host.PersonAsync("restore-officer", "security-officer");
        var runner = await host.PersonAsync("restore-operator", "operator");
        var address = await host.AddressAsync();
        await File.WriteAllTextAsync(vkey, await ReadAsync(address, "api/v1/ledger/vkey"), Token);

        Assert.Equal(ExitCode.NotAllowed, (await host.AsAsync(officer, "backup", file)).Code);
        Assert.False(File.Exists(file));
        var saved = await DoneAsync(host.AsAsync(runner, "backup", file, "-o", "json"));
        Assert.Equal(ExitCode.Usage, (await host.RunAsync("backup", file)).Code);
        Assert.Equal(
            ["all.tar.gz", "vkey"], Directory.EnumerateFileSystemEntries(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var systems = await DoneAsync(host.RunAsync("get", "systems", "-o", "json"));

        // Something is signed that the archive does not have, and the newest file that knows of it is kept.
        await host.PersonAsync("restore-late", "auditor");
        await UntilAsync(async () => long.Parse((await File.ReadAllLinesAsync(Path.Combine(host.Folder, HighWater), Token))[1], System.Globalization.CultureInfo.InvariantCulture)
            > JsonDocument.Parse(saved).RootElement.GetProperty("entries").GetInt64());
        await DoneAsync(host.RunAsync("ledger", "fetch", address, copy, "--vkey", "@" + vkey));
        Directory.CreateDirectory(data);
        File.Copy(Path.Combine(host.Folder, Keys), Path.Combine(data, Keys));
        File.Copy(Path.Combine(host.Folder, HighWater), Path.Combine(data, HighWater));

        await RestoreAsync(folder, officer, runner, systems);
    }

    private static async Task RestoreAsync(string folder, string officer, string runner, string systems)
    {
        var (file, copy, data, vkey) = (Path.Combine(folder, "all.tar.gz"), Path.Combine(folder, "copy"), Path.Combine(folder, "data"), Path.Combine(folder, "vkey"));
        await using var restored = await HostProcess.StartAsync(new HostStart { Data = data, Restores = true });
        Task<(int Code, string Out, string Error)> AtAsync(string token, params string[] args) => AsAsync(restored.Address.AbsoluteUri, token, args);
        Assert.Equal(ExitCode.NotAllowed, (await AtAsync(HostProcess.Token, "get", "systems")).Code);
        Assert.Equal(ExitCode.NotAllowed, (await AtAsync(officer, "restore", file)).Code);
        var cut = Path.Combine(folder, "cut.tar.gz");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(file, Token))[..^100], Token);
        Assert.Equal(ExitCode.Refused, (await AtAsync(HostProcess.Token, "restore", cut)).Code);
        var told = await DoneAsync(AtAsync(HostProcess.Token, "restore", file));
        Assert.Contains("lost: entries", told, StringComparison.Ordinal);
        Assert.Contains("personal details cannot be read", told, StringComparison.Ordinal);
        Assert.Equal(systems, await DoneAsync(AtAsync(HostProcess.Token, "get", "systems", "-o", "json")));

        // One is not enough, and the set-up identity is none.
        Assert.Equal(ExitCode.NotAllowed, (await AtAsync(HostProcess.Token, "ledger", "accept-loss")).Code);
        var (code, waits, error) = await AtAsync(officer, "ledger", "accept-loss", "-o", "json");
        Assert.True(code == ExitCode.Waits, waits + error);
        Assert.NotEqual(ExitCode.Done, (await AtAsync(runner, "ledger", "verify", restored.Address.AbsoluteUri, "--vkey", "@" + vkey)).Code);
        var request = JsonDocument.Parse(waits).RootElement;
        await DoneAsync(AtAsync(runner, "approvals", "approve", request.GetProperty("approval").GetString()!, "--digest", request.GetProperty("digest").GetString()!));
        await UntilAsync(async () => (await AtAsync(HostProcess.Token, "ledger", "verify", restored.Address.AbsoluteUri, "--vkey", "@" + vkey)).Code == ExitCode.Done);

        // An auditor's copy follows, and keeps what the ledger has lost.
        Assert.Contains("keep it", await DoneAsync(AtAsync(HostProcess.Token, "ledger", "fetch", restored.Address.AbsoluteUri, copy, "--vkey", "@" + vkey)), StringComparison.Ordinal);
        var verdict = await DoneAsync(AtAsync("", "ledger", "verify", copy, "--vkey", "@" + vkey, "-o", "json"));
        Assert.Equal(2, JsonDocument.Parse(verdict).RootElement.GetProperty("epochs").GetArrayLength());

        // Where the program serves there is no such door.
        Assert.Equal(ExitCode.Refused, (await AtAsync(HostProcess.Token, "restore", file)).Code);
    }

    private static async Task<string> DoneAsync(Task<(int Code, string Out, string Error)> running)
    {
        var (code, text, error) = await running;
        Assert.True(code == ExitCode.Done, text + error);
        return text;
    }

    private static async Task<(int Code, string Out, string Error)> AsAsync(string address, string token, string[] args)
    {
        using var network = new SocketsHttpHandler { UseCookies = false };
        return await Dcops.RunAsync(network, name => name switch { "DCOPS_URL" => address, "DCOPS_TOKEN" => token, _ => null }, args);
    }

    private static async Task<string> ReadAsync(string address, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(new Uri(address), path), Token);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(200, Token);
        }
    }
}
