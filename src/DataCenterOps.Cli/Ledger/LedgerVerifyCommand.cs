using System.CommandLine;
using System.Globalization;
using System.Text;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger verify FILE|DIR|URL --vkey K|--policy FILE</c>: whether a receipt, the proof of a fact, a copy or a server's ledger is what was signed.</summary>
internal static class LedgerVerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var what = new Argument<string>("FILE|DIR|URL")
        {
            Description = "A receipt (.tlog-proof), the proof of a fact (.fact-proof), a folder that `dcops ledger fetch` has filled, or the address of a ledger. Files and folders need no network.",
        };
        var keys = new Option<string[]>("--vkey")
        {
            Description = "The log's verifier keys, one a line, or @FILE. Each of them must have signed. Get them from whom you trust, not from the server.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "KEY|@FILE",
        };
        var policy = new Option<string?>("--policy")
        {
            Description = "A policy (c2sp.org/tlog-policy) instead of keys: one of its logs must have signed, and its quorum of witnesses must have cosigned the newest checkpoint.",
            HelpName = "FILE",
        };
        var facts = new Option<string?>("--facts")
        {
            Description = "Facts that `dcops ledger facts` has written, or a folder of such files (*.facts): each row is held against the digests of the ledger.",
            HelpName = "FILE|DIR",
        };
        var command = new Command("verify", "Checks a receipt, a proof of a fact, a copy or a server's ledger against the log's keys or a policy.") { what, keys, policy, facts };
        return shell.Does(command, (context, parsed, cancellationToken) =>
        {
            var target = parsed.GetRequiredValue(what);
            var trust = GivenTrust.Read(parsed.GetValue(keys) ?? [], parsed.GetValue(policy));
            var files = parsed.GetValue(facts) is { } named ? FactsFiles.Find(named) : [];
            return (LogAddress.Find(target), Directory.Exists(target)) switch
            {
                ({ } address, _) => ServerAsync(context, address, trust, files, cancellationToken),
                (_, true) => LogAsync(
                    context,
                    [.. LogEpochs.OfFolder(target, trust.First).Select(epoch => ((ILogSource)new FolderSource(epoch.Folder), trust.Under(epoch.Origin)))],
                    files, cancellationToken),
                _ when files.Length > 0 => throw new CommandFailedException(ExitCode.Usage, "facts are held against a whole ledger: a copy or a server's"),
                _ => Task.FromResult(OneFile(context, target, trust)),
            };
        });
    }

    private static int OneFile(CliContext context, string file, GivenTrust given)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, DigestLimits.ProofBytes + 1)];
        stream.ReadExactly(bytes);
        return FactProof.IsOne(bytes) ? Fact(context, bytes, given) : Receipt(context, bytes, given);
    }

    // What is of a later epoch bears that epoch's name.
    private static ILogTrust Under(GivenTrust given, Receipt receipt)
    {
        var origin = receipt.Note.Text.Split('\n', 2)[0];
        return given.Under(EpochRules.EpochOf(given.First, origin) is null ? given.First : origin);
    }

    private static int Fact(CliContext context, byte[] bytes, GivenTrust given)
    {
        if (!FactProof.TryParse(bytes, out var proof, out var error) || !proof.TryVerify(Under(given, proof.Receipt), out var proven, out error))
        {
            return Tell(context, new LogVerdict(null, 0, 0, false, null, error));
        }

        if (context.ForPrograms)
        {
            return Tell(context, new LogVerdict(proven.Checkpoint, 1, 1, true, null, null) { Digests = 1, Facts = 1 });
        }

        context.Terminal.Line(
            Text($"row {proven.Number} of `{proven.Digest.Series}` is under the digest in entry {proven.Entry} of the ledger `{proven.Checkpoint.Origin}` of {proven.Checkpoint.Size} entries"),
            Tone.Good);
        context.Terminal.Line(Encoding.UTF8.GetString(proof.Row.Span));
        return ExitCode.Done;
    }

    private static int Receipt(CliContext context, byte[] bytes, GivenTrust given)
    {
        if (!Domain.Ledger.Tree.Receipt.TryParse(bytes, out var receipt, out var error))
        {
            return Tell(context, new LogVerdict(null, 0, 0, false, null, error));
        }

        var trust = Under(given, receipt);
        if (!receipt.TryVerify(trust, out var checkpoint, out error))
        {
            return Tell(context, new LogVerdict(null, 0, 0, false, null, error));
        }

        if (context.ForPrograms)
        {
            return Tell(context, new LogVerdict(checkpoint, 1, 1, true, null, null) { Cosigners = trust.Cosigners(receipt.Note) });
        }

        context.Terminal.Line(Text($"entry {receipt.Index} is in the ledger `{checkpoint.Origin}` of {checkpoint.Size} entries"), Tone.Good);
        TellCosigners(context, trust.Cosigners(receipt.Note));
        context.Terminal.Line(Encoding.UTF8.GetString(receipt.Entry!.Value.Span));
        return ExitCode.Done;
    }

    private static async Task<int> ServerAsync(
        CliContext context, Uri address, GivenTrust trust, string[] facts, CancellationToken cancellationToken)
    {
        var epochs = await LogEpochs.OfServerAsync(context, address, trust.First, cancellationToken);
        if (epochs.Length < 2)
        {
            using var server = context.At(address);
            return await LogAsync(context, [(new ServerSource(server), trust.Under(epochs.IsEmpty ? trust.First : epochs[0].Origin))], facts, cancellationToken);
        }

        var servers = epochs.Select(epoch => context.At(epoch.Address)).ToArray();
        try
        {
            return await LogAsync(
                context, [.. epochs.Select((epoch, i) => ((ILogSource)new ServerSource(servers[i]), trust.Under(epoch.Origin)))], facts, cancellationToken);
        }
        finally
        {
            foreach (var server in servers)
            {
                server.Dispose();
            }
        }
    }

    private static async Task<int> LogAsync(
        CliContext context, IReadOnlyList<(ILogSource Source, ILogTrust Trust)> epochs, string[] facts, CancellationToken cancellationToken)
    {
        var check = facts.Length > 0 ? new FactsCheck() : null;
        IReadOnlyList<LogVerdict> verdicts = await context.Terminal.ProgressAsync(
            "Verifying", progress => LogVerifier.RunAsync(epochs, progress, cancellationToken, check));
        if (check is not null && verdicts[^1].Problem is null)
        {
            var problem = await FactsFiles.CheckAsync(check, facts, cancellationToken);
            verdicts = [.. verdicts.SkipLast(1), verdicts[^1] with { Problem = problem, CheckedFacts = check.Rows }];
        }

        if (context.ForPrograms && verdicts.Count > 1)
        {
            context.WriteForPrograms(LogVerdictJson.Of(verdicts));
            return verdicts[^1].Problem is null ? ExitCode.Done : ExitCode.Refused;
        }

        return verdicts.Select(verdict => Tell(context, verdict)).Max();
    }

    private static int Tell(CliContext context, LogVerdict verdict)
    {
        if (context.ForPrograms)
        {
            context.WriteForPrograms(LogVerdictJson.Of(verdict));
        }
        else if (verdict.Problem is { } problem)
        {
            context.Terminal.Line(verdict.BadIndex is { } index ? Text($"does not hold from entry {index} on: {problem}") : $"does not hold: {problem}", Tone.Bad);
        }
        else
        {
            context.Terminal.Line(
                Text($"{verdict.Entries} entries of `{verdict.Newest!.Origin}`: every tile, bundle and signature holds, {verdict.Checkpoints} checkpoints extend each other"), Tone.Good);
            context.Terminal.Line(Text($"root {verdict.Newest.Root}"));
            TellCosigners(context, verdict.Cosigners);
            if (verdict.Digests > 0)
            {
                context.Terminal.Line(Text($"{verdict.Digests} digests of {verdict.Facts} facts follow each other without a gap"));
            }

            if (verdict.CheckedFacts is { } rows)
            {
                context.Terminal.Line(Text($"{rows} rows are those that their digests were made of"), Tone.Good);
            }

            if (!verdict.AreOurs && verdict.Entries > 0)
            {
                context.Terminal.Line("the entries are not of this program: their streams were not checked", Tone.Warning);
            }
        }

        if (verdict.Problem is not null && !context.ForPrograms)
        {
            TellCosigners(context, verdict.Cosigners);
        }

        return verdict.Problem is null ? ExitCode.Done : ExitCode.Refused;
    }

    private static void TellCosigners(CliContext context, IReadOnlyList<string> cosigners)
    {
        if (cosigners.Count > 0)
        {
            context.Terminal.Line($"cosigned by {string.Join(", ", cosigners.Select(static name => $"`{name}`"))}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
