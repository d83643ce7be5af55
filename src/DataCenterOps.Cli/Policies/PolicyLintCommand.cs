using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops policy lint PACK…</c>: errors that would refuse a pack, and what a reviewer would ask.</summary>
internal static class PolicyLintCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var packs = new Argument<string[]>("PACK") { Description = "Files or folders.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("lint", "Checks packs; needs no server. Warnings alone end with 0.") { packs };
        return shell.Does(command, (context, parsed, _) => Task.FromResult(
            LoadedPack.Load(context, parsed.GetRequiredValue(packs)) is { } loaded
                ? Run(context, loaded)
                : ExitCode.Refused));
    }

    private static int Run(CliContext context, IReadOnlyCollection<LoadedPack> packs)
    {
        var errors = packs.Sum(pack => pack.Errors.Length);
        var warnings = packs.Where(pack => pack.Compiled is not null)
            .SelectMany(pack => PackLint.Warnings(pack.Compiled!).Select(warning => (pack.File, Warning: warning)))
            .ToList();
        if (context.ForPrograms)
        {
            context.WriteForPrograms(JsonSerializer.SerializeToElement(
                new
                {
                    errors = packs.SelectMany(pack => pack.Errors),
                    warnings = warnings.Select(found => new
                    {
                        file = found.File,
                        policy = found.Warning.Policy,
                        message = found.Warning.Message,
                        code = found.Warning.Code,
                    }),
                },
                JsonSerializerOptions.Web));
            return errors == 0 ? ExitCode.Done : ExitCode.Refused;
        }

        foreach (var pack in packs)
        {
            pack.WriteErrors(context);
        }

        foreach (var (file, warning) in warnings)
        {
            context.Terminal.Line($"{file}: {warning.Policy}: {warning.Message} [{warning.Code}]", Tone.Warning);
        }

        context.Terminal.Line(
            string.Create(CultureInfo.InvariantCulture, $"{errors} errors, {warnings.Count} warnings"),
            errors == 0 ? Tone.Good : Tone.Bad);
        return errors == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
