using System.CommandLine;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops policy …</c>.</summary>
internal static class PolicyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("policy", "Checks, tests, signs, previews and activates packs of policies.")
    {
        PolicyLintCommand.Create(shell),
        PolicyTestCommand.Create(shell),
        PolicyKeygenCommand.Create(shell),
        PolicySignCommand.Create(shell),
        PolicyPreviewCommand.Create(shell),
        PolicyActivateCommand.Create(shell),
    };
}
