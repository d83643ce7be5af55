using System.CommandLine;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops token list</c>.</summary>
internal static class TokenListCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => shell.Does(
        new Command("list", "Lists tokens; what they are made of is not kept."),
        static (context, _, cancellationToken) => GetCommand.ListAsync(context, "api/v1/tokens", cancellationToken));
}
