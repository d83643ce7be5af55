using System.CommandLine;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary><c>dcops inventory …</c>: what a site attests to hold.</summary>
internal static class InventoryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("inventory", "Attests what a site holds.")
    {
        InventoryKeyCommand.Create(shell),
        InventorySignCommand.Create(shell),
        InventoryPostCommand.Create(shell),
    };
}
