using System.Collections.Immutable;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Cli.Ledger;

/// <summary>Whose checkpoints are believed, as the command line says it, in every epoch of the log.</summary>
internal sealed class GivenTrust
{
    private readonly ImmutableArray<INoteVerifier> _keys;
    private readonly WitnessPolicy? _policy;

    private GivenTrust(ImmutableArray<INoteVerifier> keys, WitnessPolicy? policy) => (_keys, _policy) = (keys, policy);

    /// <summary>The log's name in the epoch whose keys are given.</summary>
    public string First => _policy?.Logs[0].Verifier.Name ?? _keys[0].Name;

    /// <summary>Reads <c>--vkey</c> or <c>--policy</c>.</summary>
    /// <exception cref="CommandFailedException">Both or neither is given, or what is given cannot be read.</exception>
    public static GivenTrust Read(string[] keys, string? policy) => (keys.Length, policy) switch
    {
        ( > 0, null) => new GivenTrust(VerifierKeys.Read(keys), null),
        (0, { } file) => new GivenTrust([], PolicyFile.Read(file)),
        _ => throw new CommandFailedException(ExitCode.Usage, "give either `--vkey` or `--policy`"),
    };

    /// <summary>Whom to believe in another epoch of that log: it keeps its keys, and they bear its name there.</summary>
    public ILogTrust Under(string origin) => _policy is null
        ? new SignedByAll(LogEpochs.Keys(_keys, origin))
        : _policy with { Logs = [.. _policy.Logs.Select(log => log.Verifier.Name == First ? log with { Verifier = NoteVerifiers.Named([log.Verifier], origin)[0] } : log)] };
}
