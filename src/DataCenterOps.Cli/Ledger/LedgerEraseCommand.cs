using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger erase</c> and <c>erase-month</c>: ask a second person to agree that what is personal goes for good.</summary>
internal static class LedgerEraseCommand
{
    /// <summary>Of one object.</summary>
    public static Command Create(CommandShell shell)
    {
        var (kind, id) = (new Argument<string>("kind") { Description = "As in `people`." }, new Argument<string>("id") { Description = "The object's id." });
        var yes = Yes();
        var command = new Command("erase", "Asks a second person to agree that what is personal in one declared object goes; backups keep it until they expire or its month is erased.")
        {
            kind, id, yes,
        };
        return shell.Does(command, (context, parsed, cancellationToken) => AskAsync(
            context, parsed.GetValue(yes), "api/v1/ledger/erase", $"{parsed.GetRequiredValue(kind)} {parsed.GetRequiredValue(id)}",
            writer =>
            {
                writer.WriteString("kind", parsed.GetRequiredValue(kind));
                writer.WriteString("id", parsed.GetRequiredValue(id));
            },
            cancellationToken));
    }

    /// <summary>Of a tenant's month.</summary>
    public static Command CreateMonth(CommandShell shell)
    {
        var tenant = new Argument<string>("tenant") { Description = "The tenant, or `-` for what belongs to none." };
        var month = new Argument<string>("month") { Description = "A month that is over, as in `2026-10`." };
        var yes = Yes();
        var command = new Command(
            "erase-month", "Asks a second person, of another role, to agree that the key of all that is personal in a tenant's month is destroyed, in backups too.")
        {
            tenant, month, yes,
        };
        return shell.Does(command, (context, parsed, cancellationToken) => AskAsync(
            context, parsed.GetValue(yes), "api/v1/ledger/erase-month", $"{parsed.GetRequiredValue(tenant)} {parsed.GetRequiredValue(month)}",
            writer =>
            {
                writer.WriteString("tenant", parsed.GetRequiredValue(tenant));
                writer.WriteString("month", parsed.GetRequiredValue(month));
            },
            cancellationToken));
    }

    private static Option<bool> Yes() => new("--yes", "-y") { Description = "Does not ask." };

    private static async Task<int> AskAsync(
        CliContext context, bool yes, string path, string what, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        if (!yes && context.Terminal.CanAsk && !context.Terminal.Confirm(Words.Of("erase-ask", context.Language).Replace("{0}", what, StringComparison.Ordinal)))
        {
            return ExitCode.Refused;
        }

        var answer = await context.Server.PostAsync(path, RequestJson.Object(write), cancellationToken);
        if (answer.Status != 202)
        {
            answer.Required();
        }
        else if (context.ForPrograms)
        {
            context.WriteForPrograms(answer.Body);
        }
        else
        {
            context.Terminal.Line(answer.Problem());
        }

        return answer.ExitCode;
    }
}
