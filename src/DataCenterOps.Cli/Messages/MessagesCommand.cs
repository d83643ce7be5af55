using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Messages;

/// <summary><c>dcops messages …</c>: what became of mails, events and lines that tell people of things.</summary>
internal static class MessagesCommand
{
    private const string Path = "api/v1/messages";

    private static readonly string[] States = ["pending", "dead", "stranded", "sent", "dropped"];

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("messages", "Shows what became of messages, and tries sendings again.")
    {
        List(shell),
        shell.Does(
            new Command("waiting", "Counts what waits, was given up or lost its carrier, by carrier."),
            static (context, _, cancellationToken) => GetCommand.ListAsync(
                context, Path + "/waiting", null, items => Table(context, items, "message-carrier", "state", "message-count", "message-oldest"), cancellationToken)),
        Act(shell, "retry", "Tries a sending again now, also one that was given up."),
        Act(shell, "dismiss", "Lays a sending aside that was given up or lost its carrier."),
    };

    private static Command List(CommandShell shell)
    {
        var state = new Option<string?>("--state") { Description = "Only those that stand so.", HelpName = string.Join('|', States) };
        state.AcceptOnlyFromAmong(States);
        return shell.Does(new Command("list", "Lists sendings, newest first.") { state }, (context, parsed, cancellationToken) => GetCommand.ListAsync(
            context,
            Path,
            parsed.GetValue(state) is { } only ? $"state={only}" : null,
            items => Table(
                context, items, "id", "message-carrier", "message-person", "message-kind", "message-count", "state", "message-attempts", "message-reason", "message-next"),
            cancellationToken));
    }

    private static Command Act(CommandShell shell, string verb, string description)
    {
        var id = new Argument<string>("ID") { Description = "The sending's id, as `dcops messages list` shows it." };
        return shell.Does(new Command(verb, description) { id }, async (context, parsed, cancellationToken) =>
        {
            var path = $"{Path}/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/{verb}";
            var body = (await context.Server.SendAsync(HttpMethod.Post, path, null, cancellationToken)).Required();
            if (context.ForPrograms)
            {
                context.WriteForPrograms(body);
            }
            else
            {
                context.Terminal.Line($"{body.Text("id")}: {Cell(body, "state", context.Language)}", Tone.Good);
            }

            return ExitCode.Done;
        });
    }

    private static void Table(CliContext context, IReadOnlyList<JsonElement> items, params string[] columns) => context.Terminal.Table(
        [.. columns.Select(column => column == "id" ? "ID" : Words.Of(column == "state" ? "approval-state" : column, context.Language))],
        items.Select(item => columns.Select(column => Cell(item, column, context.Language)).ToArray()));

    private static string Cell(JsonElement item, string column, Language language) => column switch
    {
        "state" => Words.Of("sending-" + item.Text("state"), language),
        "message-carrier" => item.Text("carrier") ?? Words.Of("message-unspread", language),
        "message-person" => item.Text("person") ?? "",
        "message-kind" => item.Text("kind") ?? "",
        "message-count" => (item.Field("messages").IsThere() ? item.Field("messages") : item.Field("count")).OneLine(),
        "message-attempts" => item.Field("attempts").OneLine(),
        "message-reason" => item.Text("reason") ?? "",
        "message-next" => item.Text("nextAt") ?? "",
        "message-oldest" => item.Text("oldestDueAt") ?? "",
        _ => item.Text(column) ?? "",
    };
}
