using System.CommandLine;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops policy test PACK…</c>: runs the tests that policies carry, with the evaluator that enforces them.</summary>
internal static class PolicyTestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var packs = new Argument<string[]>("PACK") { Description = "Files or folders.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("test", "Runs the tests of packs; needs no server.") { packs };
        return shell.Does(command, (context, parsed, cancellationToken) => Task.FromResult(
            LoadedPack.LoadForTests(context, parsed.GetRequiredValue(packs)) is { } loaded
                ? Run(context, loaded, cancellationToken)
                : ExitCode.Refused));
    }

    private static int Run(CliContext context, IReadOnlyCollection<LoadedPack> packs, CancellationToken cancellationToken)
    {
        foreach (var pack in packs)
        {
            pack.WriteErrors(context);
        }

        var results = packs.Where(pack => pack.Compiled is not null)
            .SelectMany(pack => PackTester.Run(pack.Compiled!, cancellationToken).Select(result => (pack.File, Result: result)))
            .ToList();

        // A pack that does not compile fails once: none of its tests could be run.
        var broken = packs.Count(pack => pack.Compiled is null);
        if (context.ForPrograms)
        {
            var code = Tests.WriteForPrograms(context, [.. results.Select(test => new TestOutcome(
                $"{test.Result.Policy}/{test.Result.Test}", test.Result.Expected, test.Result.Actual, test.Result.Passed))]);
            return broken > 0 ? ExitCode.Refused : code;
        }

        foreach (var (file, failed) in results.Where(test => !test.Result.Passed))
        {
            context.Terminal.Line($"✗ {failed.Policy}: {failed.Test}  ({file}:{failed.Line})", Tone.Bad);
            context.Terminal.Line($"    expected: {failed.Expected}");
            context.Terminal.Line($"    actual:   {failed.Actual}");
        }

        var passed = results.Count(test => test.Result.Passed);
        return Tests.WriteCounts(context, passed, results.Count - passed + broken);
    }
}
