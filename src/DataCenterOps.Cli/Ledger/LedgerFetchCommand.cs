using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger fetch URL DIR</c>: copies a ledger, and later what has been added to it.</summary>
internal static class LedgerFetchCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var url = new Argument<string>("URL") { Description = "The address of the host or of the log." };
        var folder = new Argument<string>("DIR") { Description = "Where the copy lies; made when it is not there." };
        var keys = new Option<string[]>("--vkey")
        {
            Description = "The log's verifier keys, one a line, or @FILE: what they have not signed is not copied.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "KEY|@FILE",
        };
        var command = new Command("fetch", "Copies tiles, entries and checkpoint; a ledger that does not extend the copy is refused.") { url, folder, keys };
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var address = LogAddress.Find(parsed.GetRequiredValue(url))
                ?? throw new CommandFailedException(ExitCode.Usage, $"`{parsed.GetRequiredValue(url)}` is no address of a ledger");
            var given = parsed.GetValue(keys) ?? [];
            var verifiers = given.Length == 0 ? [] : VerifierKeys.Read(given);
            var copy = parsed.GetRequiredValue(folder);
            var first = verifiers.IsEmpty ? await LedgerFetch.OriginAsync(copy, cancellationToken) : verifiers[0].Name;
            var epochs = await LogEpochs.OfServerAsync(context, address, first, cancellationToken);
            if (epochs.Length < 2)
            {
                await FetchAsync(context, address, copy, verifiers, isEnded: false, cancellationToken);
                return ExitCode.Done;
            }

            for (var i = 0; i < epochs.Length; i++)
            {
                var (epoch, origin, at) = epochs[i];
                await FetchAsync(
                    context, at, LogEpochs.Folder(copy, epoch, isFirst: i == 0), LogEpochs.Keys(verifiers, origin), isEnded: i + 1 < epochs.Length, cancellationToken);
            }

            return ExitCode.Done;
        });
    }

    private static async Task FetchAsync(
        CliContext context, Uri address, string folder, ImmutableArray<INoteVerifier> keys, bool isEnded, CancellationToken cancellationToken)
    {
        using var server = context.At(address);
        var fetch = new LedgerFetch(new ServerSource(server), folder, keys) { IsEnded = isEnded };
        var (before, now) = await context.Terminal.ProgressAsync("Fetching", progress => fetch.RunAsync(progress, cancellationToken));
        if (before > now.Size)
        {
            context.Terminal.Line(string.Create(
                CultureInfo.InvariantCulture, $"`{now.Origin}` was ended by a restore with {now.Size} entries, and this copy has {before} that were signed: keep it, it is what is left of the others"), Tone.Warning);
            return;
        }

        context.Terminal.Line(string.Create(
            CultureInfo.InvariantCulture, $"{now.Size - before} new entries of `{now.Origin}`, {now.Size} in all; `dcops ledger verify` checks them against the log's keys"), Tone.Good);
    }
}
