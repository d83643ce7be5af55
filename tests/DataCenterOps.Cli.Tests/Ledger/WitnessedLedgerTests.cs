using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Components;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Tests.Ledger;

/// <summary>A log and a witness as they are run: two programs, and whoever verifies with a policy and trusts neither.</summary>
public sealed class WitnessedLedgerTests : IDisposable
{
    private const string Origin = "dc.example/ledger";
    private const string Name = "auditor.example/witness";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Folder _folder = new();
    private readonly Uri _witness = new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{HostProcess.FreePort()}"));
    private readonly LogKeys _keys;
    private readonly INoteSigner _signer;

    public WitnessedLedgerTests()
    {
        Directory.CreateDirectory(_folder.At("log"));
        Directory.CreateDirectory(_folder.At("witness"));
        _keys = LogKeys.Open(_folder.At("log/ledger.key"), Origin, out _);
        _signer = WitnessKey.Open(_folder.At("witness/witness.key"), Name, out _);
        var logs = string.Concat(_keys.Signers.Select(signer => $"log {signer.Key}\n"));
        var absent = new Cryptography.Notes.MlDsa44NoteSigner("ministry.example/witness", Cryptography.MlDsa44Signatures.NewSeed());
        _folder.With("log.vkey", _keys.VerifierLines)
            .With("policy", $"{logs}witness auditor {_signer.Key} {_witness}witness\nquorum auditor\n")
            .With("both", $"{logs}witness auditor {_signer.Key}\nwitness ministry {absent.Key}\ngroup both all auditor ministry\nquorum both\n");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_witness_cosigns_one_history_and_whoever_has_the_policy_can_tell()
    {
        long size;
        await using (var log = await LogAsync("log"))
        {
            await using (var witness = await WitnessAsync())
            {
                await HoldsAsync(log, log.Address.AbsoluteUri);
                await ProveAsync(log);
                await CopyAsync(log);
                size = await ShownAsync(witness.Address);
                witness.Kill();
            }

            // Without its witness the log answers as before.
            await ChangeAsync(log, "while-away");
            await using var again = await WitnessAsync();
            await ForAsync("the witness goes on from where it was", async () => await ShownAsync(again.Address) > size);
            await HoldsAsync(log, log.Address.AbsoluteUri);
            size = await ShownAsync(again.Address);
        }

        // The same keys over another database, begun while the witness is away: the witness keeps to the history that it knows.
        await using var fork = await LogAsync(Forked("fork"));
        await using var kept = await WitnessAsync();
        using var client = new HttpClient();
        await ForAsync("the fork's own silo raises the alarm", async () => (await client.GetStringAsync(new Uri(fork.Address, "metrics/process"), Token))
            .Contains("dcops_ledger_witness_contradicts{witness=\"auditor\"} 1", StringComparison.Ordinal));
        Assert.Contains("contradicts the ledger", fork.Output, StringComparison.Ordinal);
        Assert.Equal(size, await ShownAsync(kept.Address));
        var (code, text, _) = await RunAsync(fork, "ledger", "verify", fork.Address.AbsoluteUri, "--policy", _folder.At("policy"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("`auditor` has not cosigned it", text, StringComparison.Ordinal);

        // Begun where the witness can be asked, it signs nothing at all.
        await using var second = await LogAsync(Forked("second"));
        await ForAsync("it refuses to sign what is behind the witness", () => Task.FromResult(second.Output.Contains("ledger.older", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(second.Address, "ledger/checkpoint"), Token)).StatusCode);
    }

    [Fact]
    public async Task Log_and_witness_do_not_start_in_one_folder_whatever_the_key_is_called()
    {
        File.Move(_folder.At("log/ledger.key"), _folder.At("witness/something"));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(WitnessAsync);
        Assert.Contains("a witness that holds the log's key could sign both histories", refused.Message, StringComparison.Ordinal);
    }

    private string Forked(string name)
    {
        Directory.CreateDirectory(_folder.At(name));
        File.Copy(_folder.At("log/ledger.key"), _folder.At(name + "/ledger.key"));
        return name;
    }

    private Task<HostProcess> WitnessAsync() => HostProcess.StartAsync(new HostStart
    {
        Data = _folder.At("witness"), Token = null, AlsoAt = _witness, Arguments = ["--witness"],
        Settings = ImmutableDictionary<string, string>.Empty.Add("DCOPS_Witness__LogKeys", _folder.At("log.vkey")).Add("DCOPS_Witness__Name", Name),
    });

    private async Task<HostProcess> LogAsync(string data)
    {
        var log = await HostProcess.StartAsync(new HostStart
        {
            Data = _folder.At(data),
            Settings = ImmutableDictionary<string, string>.Empty.Add("DCOPS_Ledger__PolicyFile", _folder.At("policy")).Add("DCOPS_Ledger__Origin", Origin),
        });
        await ChangeAsync(log, "first");
        return log;
    }

    private static async Task ChangeAsync(HostProcess log, string who)
    {
        var (code, text, error) = await RunAsync(log, "token", "create", who, "--subject", "u-" + who, "--person", who, "--role", "auditor");
        Assert.True(code == ExitCode.Done, text + error);
    }

    private Task HoldsAsync(HostProcess log, string what) => ForAsync($"`{what}` holds by the policy", async () =>
    {
        var (code, text, _) = await RunAsync(log, "ledger", "verify", what, "--policy", _folder.At("policy"));
        return code == ExitCode.Done && text.Contains("cosigned by `auditor`", StringComparison.Ordinal);
    });

    private async Task ProveAsync(HostProcess log)
    {
        await ForAsync("a receipt holds by the policy", async () =>
        {
            await RunAsync(log, "ledger", "prove", "1", "--file", _folder.At("1.tlog-proof"));
            return File.Exists(_folder.At("1.tlog-proof"))
                && (await RunAsync(log, "ledger", "verify", _folder.At("1.tlog-proof"), "--policy", _folder.At("policy"))).Code == ExitCode.Done;
        });
        var (code, text, _) = await RunAsync(log, "ledger", "verify", _folder.At("1.tlog-proof"), "--policy", _folder.At("both"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("`both` needs 2 of 2 and has 1, without `ministry`", text, StringComparison.Ordinal);
    }

    private async Task CopyAsync(HostProcess log)
    {
        var (code, text, error) = await RunAsync(log, "ledger", "fetch", log.Address.AbsoluteUri, _folder.At("copy"), "--vkey", "@" + _folder.At("log.vkey"));
        Assert.True(code == ExitCode.Done, text + error);
        await HoldsAsync(log, _folder.At("copy"));
        (code, text, _) = await RunAsync(log, "ledger", "verify", _folder.At("copy"), "--policy", _folder.At("both"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("without `ministry`", text, StringComparison.Ordinal);
        Assert.Contains("cosigned by `auditor`", text, StringComparison.Ordinal);
    }

    /// <summary>How many entries the witness shows to have cosigned; 0 for none.</summary>
    private async Task<long> ShownAsync(Uri witness)
    {
        using var client = new HttpClient { BaseAddress = witness };
        var log = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Origin)));
        using var answer = await client.GetAsync(new Uri($"witness/{log}/checkpoint", UriKind.Relative), Token);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return 0;
        }

        Assert.True(SignedNote.TryParse(await answer.Content.ReadAsByteArrayAsync(Token), out var note, out var error), error);
        Assert.True(note.TryVerify([.. _keys.Verifiers, NoteVerifiers.Of(_signer.Key)!], out var signers, out error), error);
        Assert.Equal(3, signers.Length);
        return Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint.Size : throw new InvalidDataException();
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(HostProcess log, params string[] args)
    {
        using var network = new SocketsHttpHandler { UseCookies = false };
        return await Dcops.RunAsync(network, name => name switch { "DCOPS_URL" => log.Address.AbsoluteUri, "DCOPS_TOKEN" => HostProcess.Token, _ => null }, args);
    }

    private static async Task ForAsync(string what, Func<Task<bool>> isSo)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(Token);
        time.CancelAfter(Patience);
        while (!await isSo())
        {
            try
            {
                await Task.Delay(500, time.Token);
            }
            catch (OperationCanceledException exception) when (!Token.IsCancellationRequested)
            {
                throw new TimeoutException($"{what}: not within {Patience}", exception);
            }
        }
    }
}
