using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests;

/// <summary>Runs the command line as a script would: everything redirected.</summary>
internal static class Dcops
{
    public static Task<(int Code, string Out, string Error)> RunAsync(FakeServer server, params string[] args) => RunAsync(server, _ => null, args);

    /// <summary>The same with variables of the environment.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(HttpMessageHandler server, Func<string, string?> variable, params string[] args)
    {
        using var written = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        using var host = new CliHost
        {
            Out = written,
            Error = errors,
            In = TextReader.Null,
            Variable = variable,
            Requests = server,
        };
        var code = await CommandTree.RunAsync(host, args, TestContext.Current.CancellationToken);
        return (code, written.ToString(), errors.ToString());
    }

    /// <summary>The same with a person at the terminal who answers <paramref name="answer"/>.</summary>
    public static async Task<(int Code, string Out, string Error)> AskedAsync(HttpMessageHandler server, string answer, params string[] args)
    {
        using var written = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        using var host = new CliHost
        {
            Out = written,
            Error = errors,
            In = new StringReader(answer + "\n"),
            OutIsTerminal = true,
            ErrorIsTerminal = true,
            InIsTerminal = true,
            Variable = name => name == "TERM" ? "dumb" : null,
            Requests = server,
        };
        var code = await CommandTree.RunAsync(host, args, TestContext.Current.CancellationToken);
        return (code, written.ToString(), errors.ToString());
    }
}
