using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops policy preview [PACK]</c>: what would newly fail and newly pass, before anything changes.</summary>
internal static class PolicyPreviewCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var pack = new Argument<string?>("PACK")
        {
            Description = "The draft of a pack; without it the pack in force stays.", Arity = ArgumentArity.ZeroOrOne,
        };
        var with = new Option<string?>("--with")
        {
            Description = "Documents as they would be: a file or a folder.", HelpName = "DIR",
        };
        var law = new Option<string[]>("--law")
        {
            Description = "A provision of law as it would be; may stand several times.", HelpName = "FILE", DefaultValueFactory = _ => [],
        };
        var command = new Command("preview", "Shows what a draft of a pack, changed law or changed documents would newly refuse and newly allow; changes nothing.")
        {
            pack, with, law,
        };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetValue(pack), parsed.GetValue(with), parsed.GetRequiredValue(law), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string? pack, string? with, string[] law, CancellationToken cancellationToken)
    {
        if (pack is null && with is null && law.Length == 0)
        {
            throw new CommandFailedException(ExitCode.Usage, "name a pack, law with `--law`, or documents with `--with`: nothing would change");
        }

        var draft = pack is null ? null : Draft(context, pack);
        var documents = with is null ? null : EstateFolder.Read(with);
        foreach (var error in documents?.Errors ?? [])
        {
            context.Terminal.ErrorLine(EstateProblem.Of(error).ToString(), Tone.Bad);
        }

        var provisions = PackFiles.Read(context, law);
        if ((pack is not null && draft is null) || provisions is null || documents is { Errors.IsEmpty: false })
        {
            return ExitCode.Refused;
        }

        var preview = new PreviewResult();
        var failed = await context.Terminal.WaitAsync(
            "Judging everything twice", () => ReadAsync(context, draft, documents, provisions.Value, preview, cancellationToken));
        if (failed is not null)
        {
            return EstateErrors.Write(context, failed);
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(preview.ToJson());
        }
        else
        {
            context.Terminal.Lines(preview.Lines(context.Language));
        }

        return preview.NewlyFailing > 0 || preview.FailsItsTests ? ExitCode.Refused : ExitCode.Done;
    }

    private static EstateFile? Draft(CliContext context, string pack) => PackFiles.Read(context, [pack]) switch
    {
        null => null,
        [var file] => file,
        var files => throw new CommandFailedException(ExitCode.Usage, $"`{pack}` holds {files.Value.Length} packs; name one"),
    };

    private static async Task<ServerAnswer?> ReadAsync(
        CliContext context, EstateFile? draft, EstateBundle? documents, ImmutableArray<EstateFile> law, PreviewResult preview, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var answer = await context.Server.PostAsync("api/v1/packs/preview", Request(draft, documents, law, after), cancellationToken);
            if (!answer.IsDone)
            {
                return answer;
            }

            preview.Add(answer.Body);
            after = answer.Body.Text("next");
        }
        while (after is not null);
        return null;
    }

    private static ReadOnlyMemory<byte> Request(
        EstateFile? draft, EstateBundle? documents, ImmutableArray<EstateFile> law, string? after) => RequestJson.Object(writer =>
    {
        if (draft is not null)
        {
            writer.WriteStartObject("pack");
            WriteFile(writer, Path.GetFileName(draft.File), draft.Text);
        }

        if (documents is not null)
        {
            writer.WriteStartArray("documents");
            foreach (var file in documents.Files)
            {
                writer.WriteStartObject();
                WriteFile(writer, file.File, file.Text);
            }

            writer.WriteEndArray();
        }

        if (!law.IsEmpty)
        {
            writer.WriteStartArray("provisions");
            foreach (var file in law)
            {
                writer.WriteStartObject();
                WriteFile(writer, Path.GetFileName(file.File), file.Text);
            }

            writer.WriteEndArray();
        }

        if (after is not null)
        {
            writer.WriteString("after", after);
        }
    });

    private static void WriteFile(Utf8JsonWriter writer, string file, string text)
    {
        writer.WriteString("file", file);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
