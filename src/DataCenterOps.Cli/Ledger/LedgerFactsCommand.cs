using System.CommandLine;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Digests;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger facts usage|checks --from T --to T</c>: the rows that digests of a time were made of, for <c>verify --facts</c>.</summary>
internal static class LedgerFactsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var facts = new Argument<string>("FACTS") { Description = "usage: usage events; checks: results of checks." };
        facts.AcceptOnlyFromAmong([.. DigestedTables.All.Select(static table => table.Name)]);
        var from = new Option<string>("--from") { Description = "Digests of rows from then on, as in 2026-10-01T00:00:00Z.", Required = true, HelpName = "TIME" };
        var until = new Option<string>("--to") { Description = "Digests of rows up to then.", Required = true, HelpName = "TIME" };
        var file = new Option<string?>("--file") { Description = "Where it is written, as in october.facts; standard output unless told.", HelpName = "FILE" };
        var command = new Command("facts", "Gets the rows that digests were made of: `dcops ledger verify … --facts` holds them against the ledger.") { facts, from, until, file };
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var path = $"api/v1/ledger/digests/facts?facts={parsed.GetRequiredValue(facts)}&from={Uri.EscapeDataString(parsed.GetRequiredValue(from))}"
                + $"&to={Uri.EscapeDataString(parsed.GetRequiredValue(until))}";
            await context.Server.DownloadAsync(
                path, parsed.GetValue(file) is { } name ? (body, token) => LedgerProveCommand.SaveAsync(body, name, token) : context.Terminal.CopyAsync, cancellationToken);
            return ExitCode.Done;
        });
    }
}
