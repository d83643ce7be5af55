using System.CommandLine;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops report assessment</c>: what the policies say of everything that is hosted, for auditors and their programs.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var tenant = new Option<string?>("--tenant") { Description = "Only this tenant's things.", HelpName = "TENANT" };
        var format = new Option<string>("--format")
        {
            Description = "oscal: OSCAL assessment results in JSON; csv: one row for each rule and subject.",
            DefaultValueFactory = _ => "oscal",
            HelpName = "oscal|csv",
        };
        format.AcceptOnlyFromAmong("oscal", "csv");

        // Here the answer is a file in a form of its own, so that -o says where it goes.
        var file = new Option<string?>("--file", "-o") { Description = "Where it is written; standard output unless told.", HelpName = "FILE" };
        var command = new Command("assessment", "Writes what the policies say of everything that is hosted, as judged now.") { tenant, format, file };
        shell.Does(command, (context, parsed, cancellationToken) => RunAsync(
            context, parsed.GetValue(tenant), parsed.GetValue(format)!, parsed.GetValue(file), cancellationToken));
        return new Command("report", "Writes reports of compliance.") { command };
    }

    private static async Task<int> RunAsync(
        CliContext context, string? tenant, string format, string? file, CancellationToken cancellationToken)
    {
        var path = $"api/v1/reports/assessment?format={format}" + (tenant is null ? "" : $"&tenant={Uri.EscapeDataString(tenant)}");
        await context.Terminal.WaitAsync("Judging everything", async () =>
        {
            if (file is null)
            {
                await context.Server.DownloadAsync(path, context.Terminal.CopyAsync, cancellationToken);
                return ExitCode.Done;
            }

            // What broke off never has the name of a whole report.
            var part = file + ".part";
            try
            {
                await context.Server.DownloadAsync(path, (body, token) => SaveAsync(body, part, token), cancellationToken);
                File.Move(part, file, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }

            return ExitCode.Done;
        });
        return ExitCode.Done;
    }

    private static async Task SaveAsync(Stream body, string part, CancellationToken cancellationToken)
    {
        await using var saved = File.Create(part);
        await body.CopyToAsync(saved, cancellationToken);
    }
}
