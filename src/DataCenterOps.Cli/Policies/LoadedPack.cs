using System.Collections.Immutable;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Cli.Policies;

/// <summary>A pack as far as it could be read here.</summary>
/// <param name="File">Its path.</param>
/// <param name="Compiled">Null when there are errors.</param>
/// <param name="Errors">What is wrong with it.</param>
internal sealed record LoadedPack(string File, CompiledPack? Compiled, ImmutableArray<PackError> Errors)
{
    /// <summary>Reads, parses and compiles packs; null after writing why a file cannot be read.</summary>
    public static ImmutableArray<LoadedPack>? Load(CliContext context, IEnumerable<string> packs) =>
        PackFiles.Read(context, packs) is { } files ? [.. files.Select(file => Load(file.File, file.Text, static pack => pack))] : null;

    /// <summary>Writes the errors as <c>file:line:col: message [code]</c>.</summary>
    public void WriteErrors(CliContext context)
    {
        foreach (var error in Errors.DistinctBy(error => (error.Line, error.Column, error.Code, error.Message)))
        {
            // An expression's error shows the place below the sentence, on lines of their own.
            var lines = error.Message.Split('\n');
            context.Terminal.ErrorLine(
                new EstateProblem(error.Code, lines[0].TrimEnd(), error.File, error.Line, error.Column).ToString(), Tone.Bad);
            foreach (var line in lines[1..])
            {
                context.Terminal.ErrorLine(line.TrimEnd());
            }
        }
    }

    /// <summary>
    /// The same packs for their tests alone. Whether a rule may be enforced at admission is a question of lint and of
    /// activation: what its tests say of it holds either way.
    /// </summary>
    public static ImmutableArray<LoadedPack>? LoadForTests(CliContext context, IEnumerable<string> packs) =>
        PackFiles.Read(context, packs) is { } files
            ? [.. files.Select(file => Load(file.File, file.Text, static pack => pack with
            {
                Policies = [.. pack.Policies.Select(policy => policy with
                {
                    ModeByPoint = policy.ModeByPoint.SetItem(EnforcementPoint.Admission, PolicyMode.Off),
                })],
            }))]
            : null;

    private static LoadedPack Load(string file, string text, Func<Pack, Pack> change)
    {
        var parsed = PackParser.Parse(file, text);
        if (parsed.Pack is not { } pack || !parsed.Errors.IsEmpty)
        {
            return new LoadedPack(file, null, parsed.Errors);
        }

        var compiled = PackCompiler.Compile(change(pack), file);
        return new LoadedPack(file, compiled.Pack, compiled.Errors);
    }
}
