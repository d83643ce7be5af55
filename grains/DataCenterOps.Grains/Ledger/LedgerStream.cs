using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Ledger;

/// <summary>
/// One grain's stream: the state folded from it, and the only way to add to it. A snapshot saves reading the beginning;
/// without one, or with one newer than the stream, everything is folded again.
/// </summary>
internal sealed partial class LedgerStream<TState>(
    IGrainBase grain,
    ILedger ledger,
    StreamId stream,
    IPersistentState<Snapshot<TState>> snapshot,
    TState empty,
    Func<TState, string, JsonElement, TState> apply,
    Func<JsonElement, CancellationToken, ValueTask> fetch,
    ILogger logger)
    where TState : notnull
{
    private long _version;
    private long _snapshotAt;

    /// <summary>What the committed events come to. Never holds what the ledger might not hold.</summary>
    public TState State { get; private set; } = default!;

    /// <summary>The version of the last committed entry, refusals included; 0 before the first.</summary>
    public long Version => _version;

    /// <summary>The version of the last entry that changed <see cref="State"/>: what readers see and quote. 0 before the first.</summary>
    public long AppliedVersion { get; private set; }

    /// <summary>Reads the snapshot and the part of the stream after it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        (State, _version, _snapshotAt, AppliedVersion) = (empty, 0, 0, 0);
        if (snapshot.RecordExists && snapshot.State.Value is { } kept)
        {
            (State, _version, _snapshotAt) = (kept, snapshot.State.Version, snapshot.State.Version);
            AppliedVersion = snapshot.State.AppliedVersion;
        }

        var seen = _version == 0;
        await foreach (var entry in ledger.ReadAsync(stream, Math.Max(0, _version - 1), cancellationToken))
        {
            // The entry at the snapshot's own version proves that the stream reaches it.
            if (entry.Version == _version)
            {
                seen = true;
                continue;
            }

            await FollowAsync(entry, cancellationToken);
        }

        if (!seen)
        {
            // The snapshot is newer than its stream: the database was restored. The ledger is right. The snapshot goes at
            // once: when the stream has grown past it, nothing would tell any more that it is of another history.
            await snapshot.ClearStateAsync(cancellationToken);
            (State, _version, _snapshotAt, AppliedVersion) = (empty, 0, 0, 0);
            await foreach (var entry in ledger.ReadAsync(stream, 0, cancellationToken))
            {
                await FollowAsync(entry, cancellationToken);
            }
        }
    }

    /// <summary>The first answer to <paramref name="operation"/>, if it was given before.</summary>
    /// <returns>The answer; a refusal <c>operation.reused</c> when the same id came with another command; or nothing.</returns>
    public async Task<Answer?> FindAsync(OperationKey operation, CancellationToken cancellationToken)
    {
        var first = await ledger.FindAsync(operation.Caller, operation.Id, cancellationToken);
        return first is null ? null : Repeat(first, operation);
    }

    /// <summary>
    /// Remembers an answer that comes without a change. Unremembered, a repeat would be decided anew, and might then undo
    /// what somebody else has done since.
    /// </summary>
    public Task<Answer> AnswerAsync(OperationKey operation, Answer answer, CancellationToken cancellationToken) =>
        CommitAsync(operation, new Commitment([], (_, _) => answer), cancellationToken);

    /// <summary>
    /// Commits what was decided on <see cref="State"/>. A repeat of <paramref name="operation"/> writes nothing and gets the
    /// first answer.
    /// </summary>
    public async Task<Answer> CommitAsync(OperationKey? operation, Commitment commitment, CancellationToken cancellationToken)
    {
        try
        {
            var version = _version + commitment.Entries.Length;
            var appended = await ledger.AppendAsync(
                new LedgerAppend
                {
                    Stream = stream,
                    ExpectedVersion = _version,
                    Entries = commitment.Entries,
                    Operation = operation,
                    Answer = operation is null ? default : AnswerJson.Write(commitment.Answer(0, version)),
                    Documents = commitment.Documents,
                    Facts = commitment.Facts,
                },
                cancellationToken);
            Follow(commitment);
            return commitment.Answer(appended.Position, appended.Version);
        }
        catch (LedgerConflictException) when (operation is not null)
        {
            // Nothing was written: the operation was answered before, or the stream has moved on behind our back.
            if (await AnsweredBeforeAsync(operation, cancellationToken) is { } first)
            {
                return first;
            }

            grain.DeactivateOnIdle();
            throw;
        }
        catch
        {
            // The append failed, or it succeeded and its answer was lost: nobody here can tell.
            // The grain leaves memory, so that its next call reads the truth.
            grain.DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Writes a snapshot when enough has happened since the last. A failure is logged; the commands stand.</summary>
    public async Task SnapshotAsync(bool leaving)
    {
        var since = _version - _snapshotAt;
        if (since == 0 || (!leaving && since < LedgerLimits.EventsPerSnapshot))
        {
            return;
        }

        try
        {
            snapshot.State = new Snapshot<TState> { Value = State, Version = _version, AppliedVersion = AppliedVersion };
            await snapshot.WriteStateAsync();
            _snapshotAt = _version;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogSnapshotFailed(logger, stream.Value, exception);
        }
    }

    // A repeat is no reason to leave, for those who wait behind it are repeats too; what is remembered is read again.
    private async Task<Answer?> AnsweredBeforeAsync(OperationKey operation, CancellationToken cancellationToken)
    {
        try
        {
            var first = await FindAsync(operation, cancellationToken);
            if (first is not null)
            {
                await LoadAsync(cancellationToken);
            }

            return first;
        }
        catch
        {
            // A stream that was read halfway must not be decided on.
            grain.DeactivateOnIdle();
            throw;
        }
    }

    private static Answer Repeat(RecordedAnswer first, OperationKey operation) =>
        first.IsTo(operation)
            ? AnswerJson.Read(first.Position, first.Answer)
            : new Answer.Refused(
                0, [new Reason("operation.reused", $"`{operation.Id}` names an earlier command with other content")], null);

    private async ValueTask FollowAsync(StoredEntry entry, CancellationToken cancellationToken)
    {
        using var document = entry.Parse();
        var root = document.RootElement;
        if (root.GetProperty("outcome").ValueEquals("applied"))
        {
            var body = root.GetProperty("body");
            await fetch(body, cancellationToken);
            State = apply(State, root.GetProperty("type").GetString()!, body);
            AppliedVersion = entry.Version;
        }

        _version = entry.Version;
    }

    private void Follow(Commitment commitment)
    {
        foreach (var entry in commitment.Entries)
        {
            if (entry.Outcome == EntryOutcome.Applied)
            {
                using var body = JsonDocument.Parse(entry.Body);
                State = apply(State, entry.Type, body.RootElement);
                AppliedVersion = _version + 1;
            }

            _version++;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The snapshot of {Stream} was not written; it will be tried again.")]
    private static partial void LogSnapshotFailed(ILogger logger, string stream, Exception exception);
}
