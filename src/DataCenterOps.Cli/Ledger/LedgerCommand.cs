using System.CommandLine;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger</c>: checks the ledger, copies it, and proves single entries, trusting no server.</summary>
internal static class LedgerCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("ledger", "Checks the ledger, copies it, and proves single entries.")
    {
        LedgerVerifyCommand.Create(shell),
        LedgerFetchCommand.Create(shell),
        LedgerProveCommand.Create(shell),
        LedgerAcceptLossCommand.Create(shell),
    };
}
