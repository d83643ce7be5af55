using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Ledger;

public sealed class LedgerFetchTests(RealHost host) : IDisposable
{
    private readonly Folder _folder = new();

    private string Copy => _folder.At("copy");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_added_is_fetched_and_nothing_else_again()
    {
        using var log = TestLog.Of(300);
        await DoneAsync(log, "300 new entries");
        foreach (var size in new[] { 300, 301, 512, 700, 1_500 })
        {
            log.To(size).Asked.Clear();
            await DoneAsync(log, $"{size} in all");
            Assert.DoesNotContain("/ledger/tile/entries/000", log.Asked, StringComparer.Ordinal);
            await HoldsAsync();
        }
    }

    [Fact]
    public async Task A_ledger_that_does_not_extend_the_copy_is_refused_and_the_copy_stays()
    {
        using var log = TestLog.Of(700);
        await DoneAsync(log, "700 new entries");
        using var older = TestLog.Of(699);
        await RefusedAsync(older, "shows an older ledger");
        using var same = TestLog.Of(700, "b");
        await RefusedAsync(same, "not those of the copy");
        using var longer = TestLog.Of(1_500, "b");
        await RefusedAsync(longer, "not those of the copy");
        Assert.False(Directory.Exists(Path.Combine(Copy, "incoming")));

        await DoneAsync(log.To(1_500), "800 new entries");
        await HoldsAsync();
    }

    [Fact]
    public async Task With_the_logs_keys_only_what_they_signed_is_copied()
    {
        using var log = TestLog.Of(3);
        var strangers = Cryptography.Notes.LogKeys.New("log.example/ledger").VerifierLines;
        var (code, _, error) = await Dcops.RunAsync(log, _ => null, "ledger", "fetch", TestLog.Url, Copy, "--vkey", strangers);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("none of the known keys", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_ledger_is_fetched_verified_and_proven_without_trusting_it()
    {
        var address = await host.AddressAsync();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var keys = await client.GetStringAsync("api/v1/ledger/vkey", TestContext.Current.CancellationToken);
        while ((await client.GetAsync("ledger/tile/0/000", TestContext.Current.CancellationToken)).StatusCode != System.Net.HttpStatusCode.OK)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await RealAsync("ledger", "fetch", address, Copy, "--vkey", keys);
        await RealAsync("ledger", "verify", Copy, "--vkey", keys);
        await RealAsync("ledger", "verify", address, "--vkey", keys);
        await RealAsync("ledger", "prove", "7", "--file", _folder.At("7.tlog-proof"));
        Assert.Contains("is in the ledger", await RealAsync("ledger", "verify", _folder.At("7.tlog-proof"), "--vkey", keys), StringComparison.Ordinal);
        Assert.StartsWith("c2sp.org/tlog-proof@v1\n", await RealAsync("ledger", "prove", "8"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, (await host.RunAsync("ledger", "prove", "999999999")).Code);
    }

    private async Task<string> RealAsync(params string[] args)
    {
        var (code, text, error) = await host.RunAsync(args);
        Assert.True(code == ExitCode.Done, text + error);
        return text;
    }

    private async Task DoneAsync(TestLog log, string says)
    {
        var (code, text, error) = await Dcops.RunAsync(log, _ => null, "ledger", "fetch", TestLog.Url, Copy, "--vkey", TestLog.Keys.VerifierLines);
        Assert.True(code == ExitCode.Done, text + error);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(TestLog log, string says)
    {
        var (code, _, error) = await Dcops.RunAsync(log, _ => null, "ledger", "fetch", TestLog.Url, Copy);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
        await HoldsAsync();
    }

    private async Task HoldsAsync()
    {
        var (code, text, error) = await Dcops.RunAsync(new FakeServer(), "ledger", "verify", Copy, "--vkey", TestLog.Keys.VerifierLines);
        Assert.True(code == ExitCode.Done, text + error);
    }
}
