using System.CommandLine;
using DataCenterOps.Cli.Access;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;

namespace DataCenterOps.Cli.Shell;

/// <summary>The options that every command has, and the way from a parsed line to a command's work.</summary>
internal sealed class CommandShell(CliHost host)
{
    private readonly Option<string> _output = Choice(
        "--output", "Form of the answer: table for people, json or yaml for programs.", "table", "json", "yaml");

    private readonly Option<string?> _url = new("--url")
    {
        Description = "Address of the server; DCOPS_URL, else http://localhost:5080.",
        Recursive = true,
        HelpName = "URL",
    };

    private readonly Option<string?> _language = new("--lang")
    {
        Description = "Language of titles and remedies: ar, fr or en; LANG unless told.",
        Recursive = true,
        HelpName = "ar|fr|en",
    };

    /// <summary>Adds the common options to the root.</summary>
    public void AddTo(RootCommand root)
    {
        _output.Aliases.Add("-o");
        _output.Recursive = true;
        _language.AcceptOnlyFromAmong("ar", "fr", "en");
        root.Options.Add(_output);
        root.Options.Add(_url);
        root.Options.Add(_language);
    }

    /// <summary>Makes <paramref name="work"/> what <paramref name="command"/> does.</summary>
    public Command Does(Command command, Func<CliContext, ParseResult, CancellationToken, Task<int>> work)
    {
        command.SetAction((parsed, cancellationToken) => RunAsync(work, parsed, cancellationToken));
        return command;
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            DefaultValueFactory = _ => values[0],
            HelpName = string.Join('|', values),
        };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private async Task<int> RunAsync(
        Func<CliContext, ParseResult, CancellationToken, Task<int>> work,
        ParseResult parsed,
        CancellationToken cancellationToken)
    {
        var terminal = new Terminal(host);
        try
        {
            var address = ServerAddress.Parse(parsed.GetValue(_url) ?? host.Variable("DCOPS_URL"));
            var signIns = new SignInFile(host.Variable);
            using var server = At(address);
            var format = parsed.GetValue(_output) switch
            {
                "json" => OutputFormat.Json,
                "yaml" => OutputFormat.Yaml,
                _ => OutputFormat.Table,
            };
            var language = Languages.Choose(parsed.GetValue(_language), host.Variable);
            var context = new CliContext(terminal, server, signIns, format, language, host.Time) { At = At };
            return await work(context, parsed, cancellationToken);

            DcopsServer At(Uri where) => new(
                where, () => host.Variable("DCOPS_TOKEN") ?? (signIns.Find(where) ?? signIns.Find(new Uri(where, "/")))?.Token, host.Requests, host.Time)
            {
                TokenTravelsOpenly = () =>
                    terminal.ErrorLine($"warning: the token travels unencrypted to `{where.Host}`; use https", Tone.Warning),
            };
        }
        catch (CommandFailedException failure)
        {
            terminal.ErrorLine($"dcops: {failure.Message}", Tone.Bad);
            return failure.Code;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.ErrorLine($"dcops: {failure.Message}", Tone.Bad);
            return ExitCode.Usage;
        }
    }
}
