using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops restore FILE</c>: sends an archive to a program that was started with <c>--restore</c> and waits until it serves.</summary>
internal static class RestoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "An archive that `dcops backup` has made." };
        var command = new Command(
            "restore", "Takes an archive into a program that was started with --restore and has an empty database; DCOPS_TOKEN is its bootstrap token.") { file };
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            await using var archive = File.OpenRead(parsed.GetRequiredValue(file));
            var answer = await context.Terminal.ProgressAsync(
                "Restoring", progress => context.Server.UploadAsync("api/v1/restore", new CountedStream(archive, progress), cancellationToken));
            if (!answer.IsDone)
            {
                foreach (var reason in answer.Body.Items("errors"))
                {
                    context.Terminal.ErrorLine($"{reason.Text("message")} [{reason.Text("code")}]", Tone.Bad);
                }

                answer.Required();
            }

            var body = answer.Body;
            Tell(context, body);
            await context.Terminal.WaitAsync("Starting", () => ServesAsync(context.Server, context.Time, cancellationToken));
            if (!context.ForPrograms)
            {
                context.Terminal.Line("It serves.", Tone.Good);
            }

            return ExitCode.Done;
        });
    }

    private static void Tell(CliContext context, JsonElement body)
    {
        if (context.ForPrograms)
        {
            context.WriteForPrograms(body);
            return;
        }

        var begun = body.GetProperty("begun");
        var previous = begun.GetProperty("previous");
        context.Terminal.Line(
            $"{body.Number("entries")} entries and {body.Number("rows") - body.Number("entries")} other rows are back; the ledger goes on as `{begun.Text("origin")}`", Tone.Good);
        if (body.Number("unreadable") is > 0 and var unreadable)
        {
            context.Terminal.Line(
                $"{unreadable} personal details cannot be read: their secrets are not in `ledger.key.erasure` here. What was erased stays so; else bring that folder, then `dcops rebuild views`", Tone.Bad);
        }

        context.Terminal.Line($"epoch {previous.Number("epoch")} ends with {previous.Number("size")} signed entries");
        foreach (var lost in begun.Items("lost"))
        {
            context.Terminal.Line(
                string.Create(CultureInfo.InvariantCulture, $"lost: entries {lost.Number("from")} to {lost.Number("until") - 1} of epoch {lost.Number("epoch")}, which were signed. Nothing is signed before two persons have accepted it: `dcops ledger accept-loss`"), Tone.Bad);
        }
    }

    private static async Task<bool> ServesAsync(DcopsServer server, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < CliLimits.RestoredStart)
        {
            try
            {
                await server.DownloadAsync("healthz/ready", static (_, _) => Task.CompletedTask, cancellationToken);
                return true;
            }
            catch (CommandFailedException)
            {
                // It starts: the addresses are closed for a moment, and then it says that it is not ready.
            }

            await Task.Delay(CliLimits.StartPause, time, cancellationToken);
        }

        throw new CommandFailedException(
            ExitCode.NotAllowed, $"everything is restored, and the program does not serve after {CliLimits.RestoredStart.TotalMinutes:0} minutes: see its log");
    }
}
