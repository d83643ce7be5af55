using System.CommandLine;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography;

namespace DataCenterOps.Cli.Estate;

/// <summary><c>dcops inventory key FILE</c>: makes a site's key. The file stays at the site; what is printed is registered.</summary>
internal static class InventoryKeyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Where the private key is written; it must not be there yet." };
        var command = new Command("key", "Makes a key for a site and prints what is declared as its `inventoryKey`.") { file };
        return shell.Does(command, (context, parsed, _) => Task.FromResult(Run(context, parsed.GetRequiredValue(file))));
    }

    private static int Run(CliContext context, string name)
    {
        var seed = Ed25519Signatures.NewSeed();
        PrivateFile.Write(name, Convert.ToBase64String(seed));
        context.Terminal.Line(Convert.ToBase64String(Ed25519Signatures.PublicKeyOf(seed)));
        return ExitCode.Done;
    }
}
