using System.CommandLine;
using System.Globalization;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Ledger;

/// <summary>
/// <c>dcops ledger prove ID</c>: the receipt of one entry. <c>dcops ledger prove usage SOURCE ID</c> and <c>dcops ledger prove check CHECK DUE</c>: the proof
/// of one fact, which is under a digest that is an entry.
/// </summary>
internal static class LedgerProveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var id = new Argument<long>("ID") { Description = "The entry's position, as lists of entries name it." };
        var file = FileOption();
        var command = new Command("prove", "Gets the receipt of an entry or the proof of a fact: a file that proves it offline.") { id, file, Usage(shell), Check(shell) };
        return shell.Does(command, (context, parsed, cancellationToken) => GetAsync(
            context, string.Create(CultureInfo.InvariantCulture, $"api/v1/ledger/entries/{parsed.GetRequiredValue(id)}/proof"), parsed.GetValue(file), cancellationToken));
    }

    private static Command Usage(CommandShell shell)
    {
        var source = new Argument<string>("SOURCE") { Description = "The event's source, as it was sent." };
        var id = new Argument<string>("ID") { Description = "The event's id there." };
        var file = FileOption();
        return shell.Does(
            new Command("usage", "Gets the proof of one usage event.") { source, id, file },
            (context, parsed, cancellationToken) => GetAsync(
                context,
                $"api/v1/ledger/digests/usage/proof?source={Uri.EscapeDataString(parsed.GetRequiredValue(source))}&id={Uri.EscapeDataString(parsed.GetRequiredValue(id))}",
                parsed.GetValue(file), cancellationToken));
    }

    private static Command Check(CommandShell shell)
    {
        var check = new Argument<string>("CHECK") { Description = "The check, as in `civil-registry/http`." };
        var due = new Argument<string>("DUE") { Description = "When it was due, as its results name it: a time in UTC." };
        var file = FileOption();
        return shell.Does(
            new Command("check", "Gets the proof of one result of a check.") { check, due, file },
            (context, parsed, cancellationToken) => GetAsync(
                context,
                $"api/v1/ledger/digests/checks/proof?check={Uri.EscapeDataString(parsed.GetRequiredValue(check))}&dueAt={Uri.EscapeDataString(parsed.GetRequiredValue(due))}",
                parsed.GetValue(file), cancellationToken));
    }

    private static Option<string?> FileOption() => new("--file") { Description = "Where it is written; standard output unless told.", HelpName = "FILE" };

    private static async Task<int> GetAsync(CliContext context, string path, string? file, CancellationToken cancellationToken)
    {
        await context.Server.DownloadAsync(
            path, file is { } name ? (body, token) => SaveAsync(body, name, token) : context.Terminal.CopyAsync, cancellationToken);
        return ExitCode.Done;
    }

    internal static async Task SaveAsync(Stream body, string file, CancellationToken cancellationToken)
    {
        await using var saved = File.Create(file);
        await body.CopyToAsync(saved, cancellationToken);
    }
}
