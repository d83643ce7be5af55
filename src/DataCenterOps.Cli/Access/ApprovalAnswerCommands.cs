using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops approvals reject|withdraw|pass ID</c>.</summary>
internal static class ApprovalAnswerCommands
{
    /// <summary>Refuses a request.</summary>
    public static Command Reject(CommandShell shell)
    {
        var reason = new Option<string>("--reason") { Description = "Why, for who asked.", Required = true, HelpName = "TEXT" };
        return Create(shell, "reject", "Refuses a request.", "reason", reason);
    }

    /// <summary>Takes a request back.</summary>
    public static Command Withdraw(CommandShell shell) => Create(shell, "withdraw", "Takes your own request back.", "", null);

    /// <summary>Names a deputy.</summary>
    public static Command Pass(CommandShell shell)
    {
        var deputy = new Option<string>("--to") { Description = "The person who agrees in your place.", Required = true, HelpName = "PERSON" };
        return Create(shell, "pass", "Names a deputy for one request.", "deputy", deputy);
    }

    /// <summary>Says what has become of a request.</summary>
    public static int Tell(CliContext context, JsonElement body)
    {
        if (context.ForPrograms)
        {
            context.WriteForPrograms(body);
        }
        else
        {
            var state = body.Text("state") ?? "";
            context.Terminal.Line($"{body.Text("id")}: {Words.Of(state, context.Language)}", state == "executed" ? Tone.Good : Tone.Plain);
        }

        return body.Text("state") is "waiting" or "approved" ? ExitCode.Waits : ExitCode.Done;
    }

    private static Command Create(CommandShell shell, string verb, string description, string member, Option<string>? option)
    {
        var id = ApprovalsCommand.Id();
        var command = new Command(verb, description) { id };
        if (option is not null)
        {
            command.Options.Add(option);
        }

        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var request = RequestJson.Object(writer =>
            {
                if (option is not null)
                {
                    writer.WriteString(member, parsed.GetRequiredValue(option));
                }
            });
            var path = ApprovalsCommand.PathOf(parsed.GetRequiredValue(id), verb);
            var body = (await context.Server.PostAsync(path, request, cancellationToken)).Required();
            var code = Tell(context, body);
            return verb == "pass" ? ExitCode.Done : code;
        });
    }
}
