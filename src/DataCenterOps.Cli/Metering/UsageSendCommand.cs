using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Metering;

/// <summary><c>dcops usage send FILE</c>: sends CloudEvents. Sending a file twice charges nothing twice.</summary>
internal static class UsageSendCommand
{
    private const string Path = "api/v1/usage/events";

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "One CloudEvent, a JSON list of them, or one a line." };
        var command = new Command("send", "Sends usage events, 1,000 at a time.") { file };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetRequiredValue(file), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(name))
        {
            throw new CommandFailedException(ExitCode.Usage, $"there is no file `{name}`");
        }

        var tally = new UsageTally();
        await using var file = File.OpenRead(name);
        await context.Terminal.ProgressAsync("Sending", async tell =>
        {
            await foreach (var batch in UsageBatches.OfAsync(UsageFile.ReadAsync(file, name, cancellationToken), cancellationToken))
            {
                await SendAsync(context, batch, tally, cancellationToken);
                tell((double)file.Position / Math.Max(file.Length, 1));
            }

            return tally;
        });
        if (context.ForPrograms)
        {
            context.WriteForPrograms(tally.Json());
        }
        else
        {
            foreach (var refused in tally.Refused)
            {
                context.Terminal.ErrorLine(refused, Tone.Bad);
            }

            context.Terminal.Line($"{tally.Events} sent: {tally.Text()}", tally.RefusedCount == 0 ? Tone.Good : Tone.Bad);
        }

        return tally.RefusedCount == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static async Task SendAsync(
        CliContext context, List<byte[]> batch, UsageTally tally, CancellationToken cancellationToken)
    {
        var answer = await context.Server.SendAsync(
            HttpMethod.Post, Path, new RequestBody(Join(batch), "application/cloudevents-batch+json"), cancellationToken);
        if (answer.Status != 200)
        {
            var sent = tally.Events == 0 ? "" : $" (after {tally.Events} events)";
            throw new CommandFailedException(answer.ExitCode, answer.Problem() + sent);
        }

        foreach (var result in answer.Body.Items("results"))
        {
            tally.Add(result);
        }
    }

    private static byte[] Join(List<byte[]> events)
    {
        var bytes = new MemoryStream();
        bytes.WriteByte((byte)'[');
        for (var index = 0; index < events.Count; index++)
        {
            if (index > 0)
            {
                bytes.WriteByte((byte)',');
            }

            bytes.Write(events[index]);
        }

        bytes.WriteByte((byte)']');
        return bytes.ToArray();
    }
}
