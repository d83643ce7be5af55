using System.CommandLine;
using System.Globalization;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Cli.Access;

/// <summary>
/// <c>dcops login</c>: a person lets this program in from the console. The secret is made here and never sent before it is good:
/// the server is told its hash.
/// </summary>
internal static class LoginCommand
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var name = new Option<string?>("--name")
        {
            Description = "How this program is shown to you in the browser; `dcops on MACHINE` unless told.", HelpName = "NAME",
        };
        var command = new Command("login", "Signs in through the browser: shows a code that you type on the console.") { name };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetValue(name) ?? DefaultName(), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string name, CancellationToken cancellationToken)
    {
        if (context.SignIns.Path is null)
        {
            throw new CommandFailedException(ExitCode.Usage, "there is no folder to keep the sign-in in: set HOME or XDG_CONFIG_HOME");
        }

        var secret = ApiToken.CreateForSession();
        var request = RequestJson.Object(writer =>
        {
            writer.WriteString("name", name);
            writer.WriteString("sha256", ApiToken.Hash(secret));
        });
        var offer = (await context.Server.PostAsync("api/v1/login", request, cancellationToken)).Required();
        var code = offer.Text("code") ?? "";
        var page = context.Server.Address.GetLeftPart(UriPartial.Authority) + "/" + context.Language.Code() + (offer.Text("page") ?? "");
        context.Terminal.ErrorLine(string.Format(CultureInfo.InvariantCulture, Words.Of("login-open", context.Language), page));
        context.Terminal.ErrorLine(string.Format(CultureInfo.InvariantCulture, Words.Of("login-type", context.Language), code), Tone.Strong);
        await context.Terminal.WaitAsync(
            Words.Of("login-wait", context.Language), () => UntilAdmittedAsync(context, code, offer.Number("interval"), cancellationToken));

        using var server = context.Server.As(secret);
        var me = (await server.GetAsync("api/v1/users/me", cancellationToken)).Required();
        var who = me.Text("name") ?? me.Text("subject") ?? "";
        context.SignIns.Keep(context.Server.Address, new SignIn(secret, who));
        return WhoAmICommand.Show(context, me);
    }

    private static async Task<bool> UntilAdmittedAsync(CliContext context, string code, long interval, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromSeconds(interval);
        while (true)
        {
            var answer = await context.Server.GetAsync($"api/v1/login/{code}", cancellationToken);
            switch (answer.Status, answer.Body.Text("state"))
            {
                case (404, _):
                    throw new CommandFailedException(ExitCode.Refused, Words.Of("login-over", context.Language));
                case (_, "refused"):
                    throw new CommandFailedException(ExitCode.Refused, Words.Of("login-refused", context.Language));
                case (_, "admitted"):
                    return true;
                default:
                    answer.Required();
                    await Task.Delay(pause < ShortestPause ? ShortestPause : pause, context.Time, cancellationToken);
                    break;
            }
        }
    }

    private static string DefaultName()
    {
        var name = $"dcops on {Environment.MachineName}";
        return name.Length <= DeviceLimits.Name ? name : name[..DeviceLimits.Name];
    }
}
