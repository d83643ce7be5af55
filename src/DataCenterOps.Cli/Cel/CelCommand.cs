using System.CommandLine;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Cel;

/// <summary><c>dcops cel …</c>: the expression language of rules, tried here without a server.</summary>
internal static class CelCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("cel", "Tries the expression language of rules.")
    {
        CelEvalCommand.Create(shell),
        CelConformanceCommand.Create(shell),
    };
}
