using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops approvals show ID</c>: what would change, and the digest.</summary>
internal static class ApprovalShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var id = ApprovalsCommand.Id();
        return shell.Does(new Command("show", "Shows a request, what it would change, and its digest.") { id }, async (context, parsed, cancellationToken) =>
        {
            var body = (await context.Server.GetAsync(ApprovalsCommand.PathOf(parsed.GetRequiredValue(id)), cancellationToken)).Required();
            if (context.ForPrograms)
            {
                context.WriteForPrograms(body);
            }
            else
            {
                ApprovalText.Write(context, body);
            }

            return ExitCode.Done;
        });
    }
}
