using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Cli.Ledger;

/// <summary>Reads <c>--policy</c>.</summary>
internal static class PolicyFile
{
    /// <exception cref="CommandFailedException">It is no policy, or it names no log.</exception>
    public static WitnessPolicy Read(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length > WitnessLimits.PolicyBytes)
        {
            throw new CommandFailedException(ExitCode.Usage, $"`--policy`: there is no policy `{file}`");
        }

        if (!PolicyReader.TryRead(File.ReadAllBytes(file), NoteVerifiers.Of, out var policy, out var errors))
        {
            throw new CommandFailedException(ExitCode.Usage, $"`--policy`: `{file}`: {string.Join("; ", errors)}");
        }

        return policy.Logs.IsEmpty
            ? throw new CommandFailedException(ExitCode.Usage, $"`--policy`: `{file}` names no log: whose ledger it is must come from whom you trust")
            : policy;
    }
}
