using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops logout</c>: ends the sign-in at the server and forgets it here.</summary>
internal static class LogoutCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) =>
        shell.Does(new Command("logout", "Ends the sign-in of `dcops login` at the server and forgets it here."), (context, _, cancellationToken) =>
            RunAsync(context, cancellationToken));

    private static async Task<int> RunAsync(CliContext context, CancellationToken cancellationToken)
    {
        if (context.SignIns.Find(context.Server.Address) is not { } signIn)
        {
            context.Terminal.ErrorLine(Words.Of("logout-none", context.Language));
            return ExitCode.Done;
        }

        using var server = context.Server.As(signIn.Token);
        var answer = await server.SendAsync(HttpMethod.Post, "api/v1/logout", null, cancellationToken);

        // One that the server does not know any longer is ended; anything else is kept, so that it can be tried again.
        if (answer.Status != 401)
        {
            answer.Required();
        }

        context.SignIns.Forget(context.Server.Address);
        context.Terminal.ErrorLine(Words.Of("logout-done", context.Language), Tone.Good);
        return ExitCode.Done;
    }
}
