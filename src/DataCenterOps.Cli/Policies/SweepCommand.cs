using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops sweep</c>: judges again everything that exists.</summary>
internal static class SweepCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var tenant = new Option<string?>("--tenant") { Description = "Only this tenant's things.", HelpName = "TENANT" };
        var command = new Command("sweep", "Judges again everything that exists and updates the findings.") { tenant };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetValue(tenant), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string? tenant, CancellationToken cancellationToken)
    {
        var request = RequestJson.Object(writer =>
        {
            if (tenant is not null)
            {
                writer.WriteString("tenant", tenant);
            }
        });
        var answer = await context.Terminal.WaitAsync(
            "Sweeping", () => context.Server.PostAsync("api/v1/decisions/sweep", request, cancellationToken));
        var body = answer.Required();
        if (context.ForPrograms)
        {
            context.WriteForPrograms(body);
        }
        else
        {
            context.Terminal.Line(
                $"{body.Number("subjects")} subjects judged; findings: {body.Number("opened")} opened, "
                + $"{body.Number("closed")} closed, {body.Number("open")} open");
        }

        return ExitCode.Done;
    }
}
