using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops waiver request</c>: freezes the findings and asks two others.</summary>
internal static class WaiverRequestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var options = new WaiverOptions();
        var command = new Command("request", "Asks to leave findings open; it waits for two others.");
        options.AddTo(command);
        return shell.Does(command, async (context, parsed, cancellationToken) =>
            Tell(context, await context.Server.PostAsync(WaiverCommand.Path, options.Body(parsed), cancellationToken), options.IsDraft(parsed)));
    }

    private static int Tell(CliContext context, ServerAnswer answer, bool draft)
    {
        if (answer.Body.Text("approval") is not { } approval)
        {
            if (!draft || answer.Body.Text("policy") is null)
            {
                throw new CommandFailedException(answer.ExitCode, answer.Problem());
            }

            if (context.ForPrograms)
            {
                context.WriteForPrograms(answer.Body);
            }
            else
            {
                WaiverText.Write(context, answer.Body);
            }

            return ExitCode.Done;
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(answer.Body);
        }
        else
        {
            context.Terminal.Line(Words.Of("waiver-waits", context.Language).Replace("{0}", $"dcops waiver approve {approval}", StringComparison.Ordinal));
            context.Terminal.Line($"{Words.Of("approval-digest", context.Language)}: {answer.Body.Text("digest")}");
        }

        return ExitCode.Waits;
    }
}
