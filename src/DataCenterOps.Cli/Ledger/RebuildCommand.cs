using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops rebuild views|snapshots</c>: makes again from the ledger what is derived from it.</summary>
internal static class RebuildCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var what = new Argument<string>("WHAT") { Description = "views: the read models' rows; snapshots: the grains' states." };
        what.AcceptOnlyFromAmong("views", "snapshots");
        var command = new Command("rebuild", "Verifies the ledger's tree, drops what is derived from it and makes it again.") { what };
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var path = "api/v1/rebuild/" + parsed.GetRequiredValue(what);
            var answer = await context.Terminal.WaitAsync(
                "Rebuilding", () => context.Server.PostAsync(path, RequestJson.Object(static _ => { }), cancellationToken));
            var body = answer.Required();
            if (context.ForPrograms)
            {
                context.WriteForPrograms(body);
            }
            else
            {
                context.Terminal.Line(
                    $"{body.Number("entries")} entries read in {body.Field("seconds").OneLine()} s", Tone.Good);
                foreach (var table in body.Items("changed"))
                {
                    context.Terminal.Line($"{table.Text("table")}: {table.Number("before")} rows before, {table.Number("after")} now", Tone.Warning);
                }
            }

            return ExitCode.Done;
        });
    }
}
