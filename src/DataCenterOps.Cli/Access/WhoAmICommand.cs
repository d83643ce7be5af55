using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops whoami</c>.</summary>
internal static class WhoAmICommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => shell.Does(
        new Command("whoami", "Shows in whose name and with which roles the server sees you."),
        async (context, _, cancellationToken) => Show(context, (await context.Server.GetAsync("api/v1/users/me", cancellationToken)).Required()));

    /// <summary>Shows who <paramref name="me"/> is.</summary>
    public static int Show(CliContext context, JsonElement me)
    {
        if (context.ForPrograms)
        {
            context.WriteForPrograms(me);
            return ExitCode.Done;
        }

        var roles = string.Join(", ", me.Items("roles").Select(role => role.GetString()));
        context.Terminal.Line($"{me.Text("name") ?? me.Text("subject")} · {roles} · {(me.Text("tenant") is "*" or null ? "*" : me.Text("tenant"))}");
        return ExitCode.Done;
    }
}
