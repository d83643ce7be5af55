using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Ledger;

/// <summary>Erasing at the command line against the program itself: two persons, and nobody else's things.</summary>
public sealed class LedgerEraseTests(RealHost host)
{
    private const string Person = "p-cnr-it";
    private const string Name = "Head of IT (fictional)";

    [Fact]
    public async Task What_is_personal_goes_when_two_persons_agree_and_a_tenant_reaches_its_own_only()
    {
        var officer = await host.PersonAsync("erase-officer", "security-officer");
        var privacy = await PrivacyAsync("erase-dpo", "cnr");
        var runner = await host.PersonAsync("erase-operator", "operator");
        var foreign = await PrivacyAsync("erase-foreign", "cnas");
        string[] erase = ["ledger", "erase", "people", Person, "--yes"];

        Assert.Equal(ExitCode.NotAllowed, (await host.AsAsync(runner, erase)).Code);
        Assert.Equal(ExitCode.NotAllowed, (await host.RunAsync(erase)).Code);
        Assert.Equal(Problem(await host.AsAsync(foreign, "ledger", "erase", "people", "p-nobody")), Problem(await host.AsAsync(foreign, erase)));
        Assert.Contains("nothing personal", (await host.AsAsync(officer, "ledger", "erase", "systems", "cnas-claims")).Error, StringComparison.Ordinal);

        var (id, digest) = await WaitsAsync(host.AsAsync(privacy, [.. erase, "-o", "json"]));
        Assert.Contains(Name, await DoneAsync(host.AsAsync(officer, "get", "people", Person, "-o", "json")), StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotAllowed, (await host.AsAsync(privacy, "approvals", "approve", id, "--digest", digest)).Code);
        Assert.Contains("\"details\"", await DoneAsync(host.AsAsync(officer, "approvals", "show", id, "-o", "json")), StringComparison.Ordinal);
        await DoneAsync(host.AsAsync(officer, "approvals", "approve", id, "--digest", digest));
        Assert.DoesNotContain(Name, await DoneAsync(host.AsAsync(officer, "get", "people", Person, "-o", "json")), StringComparison.Ordinal);
        Assert.Contains(Name, await DoneAsync(host.AsAsync(officer, "get", "people", "p-cnas-it", "-o", "json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_goes_when_it_is_over_and_somebody_of_another_role_agrees()
    {
        var officer = await host.PersonAsync("month-officer", "security-officer");
        var second = await host.PersonAsync("month-second", "security-officer");
        var runner = await host.PersonAsync("month-operator", "operator");
        var now = TimeProvider.System.GetUtcNow();

        Assert.Contains(
            "is not over", (await host.AsAsync(officer, "ledger", "erase-month", "cnr", Month(now))).Error, StringComparison.Ordinal);
        Assert.Equal(Problem(await host.AsAsync(officer, "ledger", "erase-month", "nobody", Month(now))), Problem(await host.AsAsync(officer, "ledger", "erase", "people", "p-nobody")));
        var (id, digest) = await WaitsAsync(host.AsAsync(officer, "ledger", "erase-month", "cnr", Month(now.AddMonths(-2)), "-o", "json"));
        Assert.Equal(ExitCode.NotAllowed, (await host.AsAsync(second, "approvals", "approve", id, "--digest", digest)).Code);
        await DoneAsync(host.AsAsync(runner, "approvals", "approve", id, "--digest", digest));

        // Whose secrets lie where the keys do, and for nobody else to read.
        var folder = Path.Combine(host.Folder, "ledger.key.erasure");
        Assert.NotEmpty(Directory.EnumerateFiles(folder, $"cnr.{Month(now)}.*"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    private async Task<string> PrivacyAsync(string person, string tenant) => (await DoneAsync(host.RunAsync(
        "token", "create", person, "--subject", "u-" + person, "--person", person, "--role", "dpo", "--tenant", tenant))).Trim();

    private static string Month(DateTimeOffset time) => time.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static (int, string) Problem((int Code, string Out, string Error) answer) => (answer.Code, answer.Error);

    private static async Task<(string Id, string Digest)> WaitsAsync(Task<(int Code, string Out, string Error)> running)
    {
        var (code, text, error) = await running;
        Assert.True(code == ExitCode.Waits, text + error);
        var body = JsonDocument.Parse(text).RootElement;
        return (body.GetProperty("approval").GetString()!, body.GetProperty("digest").GetString()!);
    }

    private static async Task<string> DoneAsync(Task<(int Code, string Out, string Error)> running)
    {
        var (code, text, error) = await running;
        Assert.True(code == ExitCode.Done, text + error);
        return text;
    }
}
