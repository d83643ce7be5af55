using System.CommandLine;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops token …</c>.</summary>
internal static class TokenCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("token", "Creates, lists and revokes tokens of the HTTP interface.")
    {
        TokenCreateCommand.Create(shell),
        TokenListCommand.Create(shell),
        TokenRevokeCommand.Create(shell),
    };
}
