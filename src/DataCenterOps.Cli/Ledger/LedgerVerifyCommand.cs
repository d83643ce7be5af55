using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger verify FILE|DIR|URL --vkey K</c>: whether a receipt, the proof of a fact, a copy or a server's ledger is what was signed.</summary>
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
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            HelpName = "KEY|@FILE",
        };
        var command = new Command("verify", "Checks a receipt, a proof of a fact, a copy or a server's ledger against the log's keys.") { what, keys };
        return shell.Does(command, (context, parsed, cancellationToken) =>
        {
            var target = parsed.GetRequiredValue(what);
            var verifiers = VerifierKeys.Read(parsed.GetRequiredValue(keys));
            return (LogAddress.Find(target), Directory.Exists(target)) switch
            {
                ({ } address, _) => ServerAsync(context, address, verifiers, cancellationToken),
                (_, true) => LogAsync(context, new FolderSource(target), verifiers, cancellationToken),
                _ => Task.FromResult(OneFile(context, target, verifiers)),
            };
        });
    }

    private static int OneFile(CliContext context, string file, ImmutableArray<INoteVerifier> keys)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, DigestLimits.ProofBytes + 1)];
        stream.ReadExactly(bytes);
        return FactProof.IsOne(bytes) ? Fact(context, bytes, keys) : Receipt(context, bytes, keys);
    }

    private static int Fact(CliContext context, byte[] bytes, ImmutableArray<INoteVerifier> keys)
    {
        if (!FactProof.TryParse(bytes, out var proof, out var error) || !proof.TryVerify(keys, out var proven, out error))
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

    private static int Receipt(CliContext context, byte[] bytes, ImmutableArray<INoteVerifier> keys)
    {
        if (!Domain.Ledger.Tree.Receipt.TryParse(bytes, out var receipt, out var error) || !receipt.TryVerify(keys, out var checkpoint, out error))
        {
            return Tell(context, new LogVerdict(null, 0, 0, false, null, error));
        }

        if (context.ForPrograms)
        {
            return Tell(context, new LogVerdict(checkpoint, 1, 1, true, null, null));
        }

        context.Terminal.Line(Text($"entry {receipt.Index} is in the ledger `{checkpoint.Origin}` of {checkpoint.Size} entries"), Tone.Good);
        context.Terminal.Line(Encoding.UTF8.GetString(receipt.Entry!.Value.Span));
        return ExitCode.Done;
    }

    private static async Task<int> ServerAsync(
        CliContext context, Uri address, ImmutableArray<INoteVerifier> keys, CancellationToken cancellationToken)
    {
        using var server = context.At(address);
        return await LogAsync(context, new ServerSource(server), keys, cancellationToken);
    }

    private static async Task<int> LogAsync(
        CliContext context, ILogSource source, ImmutableArray<INoteVerifier> keys, CancellationToken cancellationToken) =>
        Tell(context, await context.Terminal.ProgressAsync(
            "Verifying", progress => LogVerifier.RunAsync(source, keys, progress, cancellationToken)));

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
            if (verdict.Digests > 0)
            {
                context.Terminal.Line(Text($"{verdict.Digests} digests of {verdict.Facts} facts follow each other without a gap"));
            }

            if (!verdict.AreOurs && verdict.Entries > 0)
            {
                context.Terminal.Line("the entries are not of this program: their streams were not checked", Tone.Warning);
            }
        }

        return verdict.Problem is null ? ExitCode.Done : ExitCode.Refused;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
