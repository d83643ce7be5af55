using System.CommandLine;
using System.Globalization;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger prove ID</c>: the receipt of one entry.</summary>
internal static class LedgerProveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var id = new Argument<long>("ID") { Description = "The entry's position, as lists of entries name it." };
        var file = new Option<string?>("--file") { Description = "Where it is written; standard output unless told.", HelpName = "FILE" };
        var command = new Command("prove", "Gets the receipt of an entry: a file that proves it offline.") { id, file };
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"api/v1/ledger/entries/{parsed.GetRequiredValue(id)}/proof");
            await context.Server.DownloadAsync(
                path,
                parsed.GetValue(file) is { } name ? (body, token) => SaveAsync(body, name, token) : context.Terminal.CopyAsync,
                cancellationToken);
            return ExitCode.Done;
        });
    }

    private static async Task SaveAsync(Stream body, string file, CancellationToken cancellationToken)
    {
        await using var saved = File.Create(file);
        await body.CopyToAsync(saved, cancellationToken);
    }
}
