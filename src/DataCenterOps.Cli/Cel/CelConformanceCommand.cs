using System.CommandLine;
using System.Text;
using DataCenterOps.Cel;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Cel;

/// <summary><c>dcops cel conformance FILE.jsonl</c>: runs tests of the language, one JSON object a line.</summary>
internal static class CelConformanceCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tests as in the language's own suite, one a line." };
        var command = new Command("conformance", "Runs conformance tests of the expression language.") { file };
        return shell.Does(command, (context, parsed, _) => Task.FromResult(Run(context, parsed.GetRequiredValue(file))));
    }

    private static int Run(CliContext context, string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandFailedException(ExitCode.Usage, $"there is no file `{path}`");
        }

        using var lines = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var results = CelConformance.Run(lines);
        if (context.ForPrograms)
        {
            return Tests.WriteForPrograms(context, [.. results.Select(result => new TestOutcome(
                result.Id, result.Expression, result.Detail, result.Passed))]);
        }

        foreach (var failed in results.Where(result => !result.Passed))
        {
            context.Terminal.Line($"✗ {failed.Id}: {failed.Expression}", Tone.Bad);
            context.Terminal.Line($"    {failed.Detail}");
        }

        return Tests.WriteCounts(context, results.Count(result => result.Passed), results.Count(result => !result.Passed));
    }
}
