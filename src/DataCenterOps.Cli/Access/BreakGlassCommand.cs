using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops break-glass …</c>: two persons lift enforcement for some hours, and somebody else looks at it afterwards.</summary>
internal static class BreakGlassCommand
{
    internal const string Path = "api/v1/break-glass";

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("break-glass", "Asks to lift enforcement for some hours, ends it, lists and reviews it.")
    {
        BreakGlassRequestCommand.Create(shell),
        ApprovalApproveCommand.Create(shell),
        BreakGlassAnswerCommands.End(shell),
        BreakGlassListCommand.Create(shell),
        Show(shell),
        BreakGlassAnswerCommands.Review(shell),
    };

    internal static Argument<string> Id() => new("ID") { Description = "Its id, as `dcops break-glass list` shows it." };

    internal static string PathOf(string id, string? verb = null) =>
        $"{Path}/{Uri.EscapeDataString(id)}" + (verb is null ? "" : "/" + verb);

    private static Command Show(CommandShell shell)
    {
        var id = Id();
        return shell.Does(new Command("show", "Shows one: for what, by whom, until when, and its review.") { id }, async (context, parsed, cancellationToken) =>
        {
            var named = parsed.GetRequiredValue(id);
            var answer = await context.Server.GetAsync(PathOf(named), cancellationToken);

            // One that nobody has agreed to yet is a request and no more.
            var request = answer.Status == 404 ? await context.Server.GetAsync(ApprovalsCommand.PathOf(named), cancellationToken) : answer;
            var waits = request.Body.Text("operation") == NeedsTwo.BreakGlass;
            var body = (waits ? request : answer).Required();
            if (context.ForPrograms)
            {
                context.WriteForPrograms(body);
            }
            else if (waits)
            {
                ApprovalText.Write(context, body);
            }
            else
            {
                BreakGlassText.Write(context, body);
            }

            return ExitCode.Done;
        });
    }
}
