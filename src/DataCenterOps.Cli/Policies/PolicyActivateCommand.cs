using System.CommandLine;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops policy activate PACK</c>: a pack comes into force.</summary>
internal static class PolicyActivateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var pack = new Argument<string>("PACK") { Description = "The pack's file." };
        var command = new Command("activate", "Puts a pack into force; the server refuses one with a failing test.") { pack };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetRequiredValue(pack), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string pack, CancellationToken cancellationToken)
    {
        if (PackFiles.Read(context, [pack]) is not { } files)
        {
            return ExitCode.Refused;
        }

        if (files is not [var file])
        {
            throw new CommandFailedException(
                ExitCode.Usage, $"`{pack}` holds {files.Length} packs; name the one that is to come into force");
        }

        var request = RequestJson.Object(writer =>
        {
            writer.WriteString("file", Path.GetFileName(file.File));
            writer.WriteString("text", file.Text);
        });
        var answer = await context.Terminal.WaitAsync(
            "Activating", () => context.Server.PostAsync("api/v1/packs", request, cancellationToken));
        if (!answer.IsDone)
        {
            return EstateErrors.Write(context, answer);
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(answer.Body);
        }
        else
        {
            context.Terminal.Line($"in force: {answer.Body.Text("id")} {answer.Body.Text("revision")}", Tone.Good);
        }

        return ExitCode.Done;
    }
}
