using System.CommandLine;
using System.Globalization;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

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
            using var server = context.At(address);
            var fetch = new LedgerFetch(new ServerSource(server), parsed.GetRequiredValue(folder), given.Length == 0 ? [] : VerifierKeys.Read(given));
            var (before, now) = await context.Terminal.ProgressAsync("Fetching", progress => fetch.RunAsync(progress, cancellationToken));
            context.Terminal.Line(string.Create(
                CultureInfo.InvariantCulture, $"{now.Size - before} new entries of `{now.Origin}`, {now.Size} in all; `dcops ledger verify` checks them against the log's keys"), Tone.Good);
            return ExitCode.Done;
        });
    }
}
