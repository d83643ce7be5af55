using System.CommandLine;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops policy activate PACK|--revision R</c>: a pack comes into force, or one that was comes back.</summary>
internal static class PolicyActivateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var pack = new Argument<string?>("PACK") { Description = "The pack's file.", Arity = ArgumentArity.ZeroOrOne };
        var revision = new Option<string?>("--revision") { Description = "A revision that was in force before, instead of a file.", HelpName = "REVISION" };
        var command = new Command("activate", "Puts a pack into force; the server refuses one with a failing test.") { pack, revision };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetValue(pack), parsed.GetValue(revision), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string? pack, string? revision, CancellationToken cancellationToken)
    {
        if (pack is null == revision is null)
        {
            throw new CommandFailedException(ExitCode.Usage, "name a pack's file or a `--revision`, one of the two");
        }

        if ((pack is null ? await BeforeAsync(context, revision!, cancellationToken) : Read(context, pack)) is not var (name, text))
        {
            return ExitCode.Refused;
        }

        var request = RequestJson.Object(writer =>
        {
            writer.WriteString("file", name);
            writer.WriteString("text", text);
        });
        var answer = await context.Terminal.WaitAsync(
            "Activating", () => context.Server.PostAsync("api/v1/packs", request, cancellationToken));
        if (!answer.IsDone)
        {
            return EstateErrors.Write(context, answer);
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(answer.Body);
        }
        else
        {
            context.Terminal.Line($"in force: {answer.Body.Text("id")} {answer.Body.Text("revision")}", Tone.Good);
            var signer = answer.Body.Text("signer");
            context.Terminal.Line(
                signer is null ? Words.Of("unsigned", context.Language) : $"{Words.Of("signed-by", context.Language)}: {signer}",
                signer is null ? Tone.Warning : Tone.Plain);
        }

        return ExitCode.Done;
    }

    private static (string Name, string Text)? Read(CliContext context, string pack) => PackFiles.Read(context, [pack]) switch
    {
        null => null,
        [var file] => (Path.GetFileName(file.File), file.Text),
        var files => throw new CommandFailedException(
            ExitCode.Usage, $"`{pack}` holds {files.Value.Length} packs; name the one that is to come into force"),
    };

    private static async Task<(string Name, string Text)?> BeforeAsync(CliContext context, string revision, CancellationToken cancellationToken)
    {
        var answer = (await context.Server.GetAsync($"api/v1/packs/{Uri.EscapeDataString(revision)}", cancellationToken)).Required();
        return ($"{answer.Text("id")}-{answer.Text("version")}.yaml", answer.Text("text")!);
    }
}
