using System.CommandLine;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Metering;

/// <summary><c>dcops usage …</c>.</summary>
internal static class UsageCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("usage", "Sends measured usage.")
    {
        UsageSendCommand.Create(shell),
    };
}
