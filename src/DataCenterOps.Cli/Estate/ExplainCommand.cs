using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Policies;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary><c>dcops explain KIND ID</c>: what the policies say of a thing, what is open, and what happened to it.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var kind = new Argument<string>("KIND") { Description = "As in `systems`." };
        var id = new Argument<string>("ID") { Description = "As in `civil-registry`." };
        var command = new Command("explain", "Tells what the policies say of a thing, and its history.") { kind, id };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, KindPath.Of(parsed.GetRequiredValue(kind), parsed.GetRequiredValue(id)), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string path, CancellationToken cancellationToken)
    {
        var body = (await context.Server.GetAsync(path + "/explain", cancellationToken)).Required();
        if (context.ForPrograms)
        {
            context.WriteForPrograms(body);
            return ExitCode.Done;
        }

        if (body.Field("decision").IsThere())
        {
            context.Terminal.Lines(DecisionText.Lines(body.Field("decision"), context.Language));
        }

        Entries(context, body);
        var findings = body.Items("findings").ToArray();
        context.Terminal.Line();
        context.Terminal.Line($"{Words.Of("findings", context.Language)}: {findings.Length}", Tone.Strong);
        foreach (var finding in findings)
        {
            context.Terminal.Lines(FindingText.Lines(finding, context.Language));
        }

        Table(context, "History", [.. body.Items("history")]);
        return ExitCode.Done;
    }

    // What was judged for this answer is in no entry; what counts is.
    private static void Entries(CliContext context, JsonElement body)
    {
        var (recorded, changed) = (body.Field("recorded"), body.Field("changed"));
        if (recorded.IsThere())
        {
            context.Terminal.Line();
            var outcome = recorded.Text("outcome") ?? "";
            context.Terminal.Line(
                $"{Words.Of("decision-recorded", context.Language)}: {Words.Of(outcome, context.Language)} {recorded.Text("id")} ({recorded.Text("at")}, {recorded.Text("actor")})",
                DecisionText.ToneOf(outcome));
            context.Terminal.Lines(EntryText.Lines(recorded, context.Language, indent: 2));
        }

        if (changed.IsThere())
        {
            context.Terminal.Line($"{Words.Of("last-changed", context.Language)}: {changed.Text("at")}");
            context.Terminal.Lines(EntryText.Lines(changed, context.Language, indent: 2));
        }
    }

    private static void Table(CliContext context, string title, JsonElement[] items)
    {
        context.Terminal.Line();
        context.Terminal.Line(items.Length == 0 ? $"{title}: none" : title, Tone.Strong);
        if (items.Length == 0)
        {
            return;
        }

        var columns = items[0].EnumerateObject()
            .Where(field => field.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || field.Name == "message")
            .Select(field => field.Name)
            .ToArray();
        context.Terminal.Table(
            [.. columns.Select(column => column.ToUpperInvariant())],
            items.Select(item => columns
                .Select(column => column == "message" ? Languages.Pick(item.Field(column), context.Language) : item.Field(column).OneLine())
                .ToArray()));
    }
}
