using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops approvals approve ID</c>: agrees to what is shown.</summary>
internal static class ApprovalApproveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var id = ApprovalsCommand.Id();
        var digest = new Option<string?>("--digest")
        {
            Description = "The digest of what you have read; without it a person is shown the request and asked.",
            HelpName = "SHA256",
        };
        return shell.Does(new Command("approve", "Agrees to a request; the last consent carries it out.") { id, digest }, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetRequiredValue(id), parsed.GetValue(digest), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string id, string? digest, CancellationToken cancellationToken)
    {
        if (digest is null)
        {
            // Consent is for what was read: a script that has read nothing must say what it agrees to.
            if (!context.Terminal.CanAsk)
            {
                throw new CommandFailedException(ExitCode.Usage, "nobody is there to be asked: name what you agree to with `--digest`");
            }

            var shown = (await context.Server.GetAsync(ApprovalsCommand.PathOf(id), cancellationToken)).Required();
            ApprovalText.Write(context, shown);
            if (!context.Terminal.Confirm(Words.Of("approval-ask", context.Language)))
            {
                return ExitCode.Refused;
            }

            digest = shown.Text("digest") ?? "";
        }

        var request = RequestJson.Object(writer => writer.WriteString("digest", digest));
        var body = (await context.Server.PostAsync(ApprovalsCommand.PathOf(id, "approve"), request, cancellationToken)).Required();
        return ApprovalAnswerCommands.Tell(context, body);
    }
}
