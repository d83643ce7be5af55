using System.CommandLine;
using System.Text;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Signing;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops policy sign PACK --key FILE</c>: puts a signed note over its content address at the end of each pack, without a server.</summary>
internal static class PolicySignCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var packs = new Argument<string[]>("PACK") { Description = "Files or folders; they are written again with their signature.", Arity = ArgumentArity.OneOrMore };
        var key = new Option<string>("--key") { Description = "The private key, as `policy keygen` wrote it.", HelpName = "FILE", Required = true };
        var command = new Command("sign", "Signs packs: a note at the end of the file, in comments; needs no server.") { packs, key };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetRequiredValue(packs), parsed.GetRequiredValue(key), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string[] packs, string key, CancellationToken cancellationToken)
    {
        if (NoteKeyFile.Read(Encoding.UTF8.GetString(InventoryFile.Bytes(key, NoteKeyFile.Bytes))) is not { } signer)
        {
            throw new CommandFailedException(ExitCode.Usage, $"`{key}` holds no key as `dcops policy keygen` writes it");
        }

        if (PackFiles.Read(context, packs) is not { } files)
        {
            return ExitCode.Refused;
        }

        // All are read before the first is written: half a folder signed is worse than none.
        var parsed = files.Select(file => (file.File, Text: PackNote.Addressed(file.Text))).Select(file => (file.File, file.Text, Pack: PackParser.Parse(file.File, file.Text))).ToArray();
        var broken = parsed.Where(file => file.Pack.Pack is null).ToArray();
        foreach (var (file, _, pack) in broken)
        {
            new LoadedPack(file, null, pack.Errors).WriteErrors(context);
        }

        if (broken.Length > 0)
        {
            return ExitCode.Refused;
        }

        foreach (var (file, text, pack) in parsed)
        {
            var note = signer.Sign(new PackNote(pack.Pack!.Id, pack.Pack.Revision));
            await File.WriteAllTextAsync(file, PackNote.Join(text, note), cancellationToken);
            context.Terminal.Line($"signed by {signer.Key.Name}: {pack.Pack.Id} {pack.Pack.Revision}", Tone.Good);
        }

        return ExitCode.Done;
    }
}
