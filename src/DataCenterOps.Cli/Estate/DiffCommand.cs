using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary><c>dcops diff DIR</c>: how what is declared in a folder differs from what is in force.</summary>
internal static class DiffCommand
{
    /// <summary>The command. It compares with pruning, since what is missing in the folder is a difference too.</summary>
    public static Command Create(CommandShell shell)
    {
        var folder = new Argument<string>("DIR") { Description = "The estate's folder, or one file." };
        var command = new Command("diff", "Shows how a folder differs from what is in force; changes nothing.") { folder };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetRequiredValue(folder), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string folder, CancellationToken cancellationToken)
    {
        if (EstateRequest.From(context, folder, prune: true) is not { } request)
        {
            return ExitCode.Refused;
        }

        var planned = await context.Terminal.WaitAsync(
            "Comparing", () => context.Server.PostAsync("api/v1/estate/plan", request, cancellationToken));
        if (!planned.IsDone)
        {
            return EstateErrors.Write(context, planned);
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(planned.Body);
        }
        else
        {
            context.Terminal.Lines(PlanText.Lines(planned.Body, context.Language, withChanges: true));
        }

        return planned.Body.Field("counts").Number("refused") > 0 ? ExitCode.Refused : ExitCode.Done;
    }
}
