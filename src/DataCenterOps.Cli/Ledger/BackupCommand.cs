using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops backup FILE</c>: an archive of everything, checked before it gets its name.</summary>
internal static class BackupCommand
{
    private const int CopyBytes = 128 * 1024;

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Where the archive lies in the end. Until it is whole and checked it has another name." };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there." };
        var keys = new Option<string[]>("--vkey")
        {
            Description = "The log's verifier keys, one a line, or @FILE; those that the server shows unless told.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "KEY|@FILE",
        };
        var command = new Command("backup", "Saves everything in one archive, while the program goes on, and checks what it has saved.") { file, force, keys };
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(file);
            if (File.Exists(name) && !parsed.GetValue(force))
            {
                throw new CommandFailedException(ExitCode.Usage, $"`{name}` is there already: name another file, or say `--force`");
            }

            var made = name + ".part";
            try
            {
                await context.Terminal.WaitAsync("Saving", async () =>
                {
                    await context.Server.DownloadAsync(HttpMethod.Post, "api/v1/backup", (body, token) => SaveAsync(body, made, token), cancellationToken);
                    return true;
                });
                var verifiers = VerifierKeys.Read(parsed.GetValue(keys) is { Length: > 0 } given ? given : [await ShownAsync(context.Server, cancellationToken)]);
                var (manifest, entries) = await context.Terminal.ProgressAsync(
                    "Checking", progress => ArchiveCheck.RunAsync(made, verifiers, progress, cancellationToken));
                File.Move(made, name, overwrite: parsed.GetValue(force));
                Tell(context, name, manifest, entries);
                return ExitCode.Done;
            }
            finally
            {
                File.Delete(made);
            }
        });
    }

    // It holds names, contacts and hashes of passwords: nobody else reads it, also while it grows.
    private static async Task SaveAsync(Stream body, string file, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(file, options);
        await body.CopyToAsync(stream, CopyBytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    private static async Task<string> ShownAsync(DcopsServer server, CancellationToken cancellationToken)
    {
        var keys = "";
        await server.DownloadAsync(
            "api/v1/ledger/vkey",
            async (body, token) =>
            {
                using var reader = new StreamReader(body);
                var text = new char[TreeLimits.NoteBytes];
                keys = new string(text, 0, await reader.ReadBlockAsync(text.AsMemory(), token));
            },
            cancellationToken);
        return keys;
    }

    private static void Tell(CliContext context, string file, BackupManifest manifest, long entries)
    {
        var bytes = new FileInfo(file).Length;
        if (context.ForPrograms)
        {
            context.WriteForPrograms(JsonSerializer.SerializeToElement(new
            {
                file,
                bytes,
                entries,
                rows = manifest.Tables.Sum(static table => table.Rows),
                origin = manifest.Origin,
                size = manifest.Size,
                root = manifest.Root,
                time = manifest.Time,
            }));
            return;
        }

        context.Terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"`{file}`: {bytes} bytes, {entries} entries and {manifest.Tables.Sum(static table => table.Rows) - entries} other rows; every entry up to {manifest.Size} is as `{manifest.Origin}` has signed it"),
            Tone.Good);
        context.Terminal.Line("It holds personal data and what people sign in with, in clear: encrypt it. The ledger's keys are not in it: keep `ledger.key` elsewhere.", Tone.Warning);
    }
}
