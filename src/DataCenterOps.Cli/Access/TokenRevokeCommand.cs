using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops token revoke ID</c>.</summary>
internal static class TokenRevokeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var id = new Argument<string>("ID") { Description = "The token's id, as `dcops token list` shows it." };
        var command = new Command("revoke", "Ends a token at once.") { id };
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var token = parsed.GetRequiredValue(id);
            var answer = await context.Server.SendAsync(
                HttpMethod.Delete, "api/v1/tokens/" + Uri.EscapeDataString(token), null, cancellationToken);
            var body = answer.Required();
            if (context.ForPrograms && body.IsThere())
            {
                context.WriteForPrograms(body);
            }
            else
            {
                context.Terminal.Line($"revoked: {token}", Tone.Good);
            }

            return ExitCode.Done;
        });
    }
}
