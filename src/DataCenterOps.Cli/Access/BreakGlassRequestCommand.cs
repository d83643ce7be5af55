using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Access.BreakGlass;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops break-glass request</c>: asks for it; a person of the other role agrees.</summary>
internal static class BreakGlassRequestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var tenant = new Option<string?>("--tenant") { Description = "For all that one tenant has.", HelpName = "TENANT" };
        var system = new Option<string?>("--system") { Description = "For one system.", HelpName = "SYSTEM" };
        var everything = new Option<bool>("--everything") { Description = "For the whole platform." };
        var hours = new Option<int>("--hours") { Description = $"For how long: 1 to {BreakGlassLimits.Hours}.", Required = true, HelpName = "HOURS" };
        var reason = new Option<string>("--reason") { Description = "Why; it stays in the ledger and names nobody.", Required = true, HelpName = "TEXT" };
        var command = new Command("request", "Asks to lift enforcement; it waits for a person of the other role.") { tenant, system, everything, hours, reason };
        command.Validators.Add(parsed =>
        {
            var named = new object?[] { parsed.GetValue(tenant), parsed.GetValue(system), parsed.GetValue(everything) ? true : null };
            if (named.Count(one => one is not null) != 1)
            {
                parsed.AddError("name exactly one of `--tenant`, `--system` and `--everything`");
            }
        });
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var request = RequestJson.Object(writer =>
            {
                writer.WriteNumber("hours", parsed.GetRequiredValue(hours));
                writer.WriteString("reason", parsed.GetRequiredValue(reason));
                if (parsed.GetValue(everything))
                {
                    writer.WriteBoolean("everything", value: true);
                }
                else
                {
                    writer.WriteString(parsed.GetValue(tenant) is null ? "system" : "tenant", parsed.GetValue(tenant) ?? parsed.GetValue(system));
                }
            });
            return Tell(context, await context.Server.PostAsync(BreakGlassCommand.Path, request, cancellationToken));
        });
    }

    private static int Tell(CliContext context, ServerAnswer answer)
    {
        if (answer.Body.Text("approval") is not { } approval)
        {
            throw new CommandFailedException(answer.ExitCode, answer.Problem());
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(answer.Body);
        }
        else
        {
            context.Terminal.Line(Words.Of("break-glass-waits", context.Language).Replace("{0}", $"dcops break-glass approve {approval}", StringComparison.Ordinal));
            context.Terminal.Line($"{Words.Of("approval-digest", context.Language)}: {answer.Body.Text("digest")}");
        }

        return ExitCode.Waits;
    }
}
