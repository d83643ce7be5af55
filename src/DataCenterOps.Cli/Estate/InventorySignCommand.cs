using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Cli.Estate;

/// <summary><c>dcops inventory sign FILE --key FILE</c>: signs an inventory where the key is, without a server.</summary>
internal static class InventorySignCommand
{
    // Base64 of a seed, and the line break that an editor adds.
    private const int KeyFileBytes = 64;

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "JSON: site, takenAt, items with system, volume, role, gib." };
        var key = new Option<string>("--key") { Description = "The site's private key, as `inventory key` wrote it.", Required = true };
        var command = new Command("sign", "Signs an inventory and prints it with its signature.") { file, key };
        return shell.Does(command, (context, parsed, _) =>
        {
            context.Terminal.Line(Sign(parsed.GetRequiredValue(file), parsed.GetRequiredValue(key)));
            return Task.FromResult(ExitCode.Done);
        });
    }

    private static string Sign(string name, string key)
    {
        var seed = new byte[Ed25519Signatures.SeedBytes];
        var text = Encoding.ASCII.GetString(InventoryFile.Bytes(key, KeyFileBytes)).Trim();
        if (!Convert.TryFromBase64String(text, seed, out var written) || written != seed.Length)
        {
            throw new CommandFailedException(ExitCode.Usage, $"`{key}` holds no key of {seed.Length} bytes in base64");
        }

        var (_, document) = InventoryFile.Read(name);
        var signature = Ed25519Signatures.Sign(seed, SignedInventory.Payload(document));
        var signed = JsonNode.Parse(document.GetRawText())!.AsObject();
        signed.Remove("id");
        signed[SignedInventory.Signature] = new JsonObject { ["value"] = Convert.ToBase64String(signature) };
        return Encoding.UTF8.GetString(CanonicalJson.Write(signed));
    }
}
