using System.Collections.Immutable;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary>Reads <c>--vkey</c>: keys one a line, or <c>@FILE</c> with them.</summary>
internal static class VerifierKeys
{
    /// <exception cref="CommandFailedException">A line is no key.</exception>
    public static ImmutableArray<INoteVerifier> Read(IEnumerable<string> given)
    {
        var text = string.Join('\n', given.Select(static one => one.StartsWith('@') ? File.ReadAllText(one[1..]) : one));
        return NoteVerifiers.TryParse(text, out var keys, out var error)
            ? keys
            : throw new CommandFailedException(ExitCode.Usage, $"`--vkey`: {error}");
    }
}
