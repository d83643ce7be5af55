using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger accept-loss</c>: asks a second person to accept what a restore has lost.</summary>
internal static class LedgerAcceptLossCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var command = new Command("accept-loss", "Asks a second person, of another role, to accept what a restore has lost; then the ledger is signed again.");
        return shell.Does(command, async (context, _, cancellationToken) =>
        {
            var answer = await context.Server.PostAsync("api/v1/ledger/accept-loss", RequestJson.Object(static _ => { }), cancellationToken);
            if (answer.Status != 202)
            {
                answer.Required();
            }
            else if (context.ForPrograms)
            {
                context.WriteForPrograms(answer.Body);
            }
            else
            {
                context.Terminal.Line(answer.Problem());
            }

            return answer.ExitCode;
        });
    }
}
