using System.CommandLine;
using System.Text;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary><c>dcops inventory post FILE</c>: sends a signed inventory as the word of its site.</summary>
internal static class InventoryPostCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A signed inventory." };
        var command = new Command("post", "Sends a signed inventory.") { file };
        return shell.Does(command, (context, parsed, cancellationToken) => RunAsync(context, parsed.GetRequiredValue(file), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string name, CancellationToken cancellationToken)
    {
        var (site, document) = InventoryFile.Read(name);
        var answer = await context.Server.PostAsync(
            $"api/v1/sites/{Uri.EscapeDataString(site)}/inventories", Encoding.UTF8.GetBytes(document.GetRawText()), cancellationToken);
        var receipt = answer.Required();
        if (context.ForPrograms)
        {
            context.WriteForPrograms(receipt);
        }
        else
        {
            context.Terminal.Line($"{receipt.Text("site")}: {receipt.Number("items")} items, sha256 {receipt.Text("sha256")}", Tone.Good);
        }

        return ExitCode.Done;
    }
}
