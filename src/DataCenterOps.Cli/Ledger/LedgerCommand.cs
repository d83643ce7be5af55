using System.CommandLine;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger</c>: checks the ledger, copies it, proves single entries, trusting no server, and shows what was.</summary>
internal static class LedgerCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("ledger", "Checks the ledger, copies it, proves single entries, and shows what was.")
    {
        LedgerVerifyCommand.Create(shell),
        LedgerFetchCommand.Create(shell),
        LedgerProveCommand.Create(shell),
        LedgerFactsCommand.Create(shell),
        LedgerAcceptLossCommand.Create(shell),
        LedgerEraseCommand.Create(shell),
        LedgerEraseCommand.CreateMonth(shell),
        LedgerAtCommand.Create(shell),
    };
}
