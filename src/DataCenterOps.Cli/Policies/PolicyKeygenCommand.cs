using System.CommandLine;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops policy keygen FILE --name NAME</c>: makes a key that signs packs. The file stays with its author; what is printed is trusted.</summary>
internal static class PolicyKeygenCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Where the private key is written; it must not be there yet." };
        var name = new Option<string>("--name") { Description = "What the key is called, as in `ministry-policies`.", Required = true };
        var command = new Command("keygen", "Makes a key that signs packs and prints what goes into `Policies:TrustedKeys`.") { file, name };
        return shell.Does(command, (context, parsed, _) => Task.FromResult(
            Run(context, parsed.GetRequiredValue(file), parsed.GetRequiredValue(name))));
    }

    private static int Run(CliContext context, string file, string name)
    {
        if (!SignedNote.IsName(name))
        {
            throw new CommandFailedException(ExitCode.Usage, $"`{name}` is no name of a key: at most {TreeLimits.NameBytes} bytes without spaces and `+`");
        }

        var (line, key) = NoteKeyFile.Create(name);
        PrivateFile.Write(file, line + "\n");
        context.Terminal.Line(key.ToString());
        return ExitCode.Done;
    }
}
