using System.CommandLine;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops approvals …</c>: what waits for a second person.</summary>
internal static class ApprovalsCommand
{
    internal const string Path = "api/v1/approvals";

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("approvals", "Shows what waits for a second person, agrees to it or refuses it.")
    {
        shell.Does(
            new Command("list", "Lists requests, newest first."),
            static (context, _, cancellationToken) => GetCommand.ListAsync(context, Path, cancellationToken)),
        ApprovalShowCommand.Create(shell),
        ApprovalApproveCommand.Create(shell),
        ApprovalAnswerCommands.Reject(shell),
        ApprovalAnswerCommands.Withdraw(shell),
        ApprovalAnswerCommands.Pass(shell),
    };

    internal static Argument<string> Id() => new("ID") { Description = "The request's id, as `dcops approvals list` shows it." };

    internal static string PathOf(string id, string? verb = null) =>
        $"{Path}/{Uri.EscapeDataString(id)}" + (verb is null ? "" : "/" + verb);
}
