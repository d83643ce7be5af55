using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Host;

/// <summary>
/// Asks the policy's witnesses which heads of this log they have cosigned, before anything is signed: what they know was signed, whatever became of database and
/// high-water file. Believed is what this log's own keys have signed; who does not answer within seconds is named and not waited for.
/// </summary>
internal sealed partial class WitnessedHeads(WitnessRequests requests, ILogger<WitnessedHeads> logger)
{
    /// <summary>Asks all of them at once.</summary>
    /// <param name="policy">Whom.</param>
    /// <param name="origins">The log's names, of each epoch one.</param>
    /// <param name="keysOf">What verifies the log's signatures under a name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The heads, each with whose word it is.</returns>
    public async Task<IReadOnlyList<(Checkpoint Head, string Source)>> AskAsync(
        WitnessPolicy policy, IReadOnlyCollection<string> origins, Func<string, IReadOnlyCollection<INoteVerifier>> keysOf, CancellationToken cancellationToken)
    {
        var asked = policy.Witnesses.Where(static witness => witness.Url is not null).Select(witness => OneAsync(witness, origins, keysOf, cancellationToken));
        return [.. (await Task.WhenAll(asked)).SelectMany(static heads => heads)];
    }

    private async Task<List<(Checkpoint Head, string Source)>> OneAsync(
        PolicyWitness witness, IReadOnlyCollection<string> origins, Func<string, IReadOnlyCollection<INoteVerifier>> keysOf, CancellationToken cancellationToken)
    {
        var heads = new List<(Checkpoint Head, string Source)>();
        foreach (var origin in origins)
        {
            var (note, failure) = await requests.HeldAsync(witness, origin, cancellationToken);
            if (failure is not null)
            {
                LogSilent(logger, witness.Name, failure);
                break;
            }

            if (note is null)
            {
                continue;
            }

            if (Open(note, origin, keysOf(origin)) is { } head)
            {
                heads.Add((head, $"the witness `{witness.Name}`"));
            }
            else
            {
                LogStrange(logger, witness.Name, origin);
            }
        }

        return heads;
    }

    /// <summary>The head in a note that this log has signed under a name; nothing when it has not.</summary>
    public static Checkpoint? Open(byte[] note, string origin, IReadOnlyCollection<INoteVerifier> keys) =>
        SignedNote.TryParse(note, out var parsed, out _) && keys.Count > 0 && LogCheckpoint.TryOpen(parsed, keys, out var head, out _) && head.Origin == origin ? head : null;

    [LoggerMessage(LogLevel.Warning, "The witness `{Witness}` was not heard before the ledger is signed: {Reason}. What it alone knows to be signed is not taken into account")]
    private static partial void LogSilent(ILogger logger, string witness, string reason);

    [LoggerMessage(LogLevel.Warning, "What the witness `{Witness}` holds of `{Origin}` is not signed by this ledger's keys, and is not believed")]
    private static partial void LogStrange(ILogger logger, string witness, string origin);
}
