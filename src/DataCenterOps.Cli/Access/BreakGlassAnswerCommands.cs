using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops break-glass end|review ID</c>.</summary>
internal static class BreakGlassAnswerCommands
{
    /// <summary>Ends it early.</summary>
    public static Command End(CommandShell shell)
    {
        var id = BreakGlassCommand.Id();
        return Create(shell, new Command("end", "Ends it now: rules deny again. One person is enough.") { id }, id, null);
    }

    /// <summary>Writes down what somebody found who took no part.</summary>
    public static Command Review(CommandShell shell)
    {
        var id = BreakGlassCommand.Id();
        var text = new Option<string>("--text") { Description = "Was it needed, and what must be mended?", Required = true, HelpName = "TEXT" };
        return Create(shell, new Command("review", "Records the review of one that is over, by somebody who took no part.") { id, text }, id, text);
    }

    private static Command Create(CommandShell shell, Command command, Argument<string> id, Option<string>? text) =>
        shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var path = BreakGlassCommand.PathOf(parsed.GetRequiredValue(id), command.Name);
            var request = text is null
                ? null
                : new RequestBody(RequestJson.Object(writer => writer.WriteString("text", parsed.GetRequiredValue(text))), "application/json");
            var body = (await context.Server.SendAsync(HttpMethod.Post, path, request, cancellationToken)).Required();
            if (context.ForPrograms)
            {
                context.WriteForPrograms(body);
            }
            else
            {
                context.Terminal.Line($"{body.Text("id")}: {BreakGlassText.State(body, context.Language)}", Tone.Good);
            }

            return ExitCode.Done;
        });
}
