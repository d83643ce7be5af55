using System.CommandLine;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops decide FILE</c>: what would be said of a change, without making it.</summary>
internal static class DecideCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A file, or a folder, of estate documents." };
        var command = new Command("decide", "Asks the server to judge documents; changes nothing.") { file };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetRequiredValue(file), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string file, CancellationToken cancellationToken)
    {
        if (EstateRequest.From(context, file, prune: false) is not { } request)
        {
            return ExitCode.Refused;
        }

        var answer = await context.Terminal.WaitAsync(
            "Judging", () => context.Server.PostAsync("api/v1/decisions/evaluate", request, cancellationToken));
        if (!answer.IsDone)
        {
            return EstateErrors.Write(context, answer);
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(answer.Body);
        }

        var code = ExitCode.Done;
        foreach (var decision in answer.Body.Items("decisions"))
        {
            if (!context.ForPrograms)
            {
                context.Terminal.Lines(DecisionText.Lines(decision, context.Language));
            }

            code = decision.Text("outcome") switch
            {
                "allow" or "allow-with-warnings" => code,
                "needs-approval" when code == ExitCode.Done => ExitCode.Waits,
                "needs-approval" => code,
                _ => ExitCode.Refused,
            };
        }

        return code;
    }
}
