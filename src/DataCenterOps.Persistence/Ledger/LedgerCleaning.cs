using Dapper;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>Forgets what the ledger need not remember for ever.</summary>
public sealed class LedgerCleaning(IReadDatabase database, IWriter writer)
{
    /// <summary>Deletes answers of commands that are older than 30 days.</summary>
    /// <returns>How many rows went, at most <see cref="PersistenceLimits.CleaningSteps"/> steps of <see cref="PersistenceLimits.RowsPerCleaning"/>.</returns>
    public Task<int> ForgetOperationsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ForgetAsync(new Forget(now.AddDays(-LedgerLimits.OperationDays)), cancellationToken);

    /// <summary>Deletes sign-in links that ended before <paramref name="now"/>.</summary>
    /// <returns>How many rows went, as many at the most.</returns>
    public Task<int> ForgetLinksAsync(DateTimeOffset now, CancellationToken cancellationToken) => ForgetAsync(new ForgetLinks(now), cancellationToken);

    /// <summary>
    /// Deletes checkpoints that are older than <see cref="LedgerLimits.CheckpointDays"/>, save those that
    /// <see cref="CheckpointRetention"/> keeps: one a second takes some 300 MB a day. At most
    /// <see cref="PersistenceLimits.RowsPerCleaning"/> go at once, and what a night does not come to is left to the next.
    /// </summary>
    /// <returns>How many went.</returns>
    public Task<int> ThinCheckpointsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ThinCheckpointsAsync(now, PersistenceLimits.CheckpointsPerRead, cancellationToken);

    /// <summary>The same, looking at <paramref name="atOnce"/>. The last of them seems to be the newest of its hour, and goes the next time.</summary>
    internal async Task<int> ThinCheckpointsAsync(DateTimeOffset now, int atOnce, CancellationToken cancellationToken)
    {
        var before = now.AddDays(-LedgerLimits.CheckpointDays);
        var gone = 0;
        MarkRow? last = null;
        for (var read = 0; read < PersistenceLimits.CheckpointReads; read++)
        {
            var rows = await MarksAsync(before, last, atOnce, cancellationToken);
            foreach (var marks in rows.GroupBy(static row => row.Epoch))
            {
                gone += await ThinAsync(marks.Key, marks, before, cancellationToken);
            }

            if (rows.Count < atOnce)
            {
                break;
            }

            last = rows[^1];
        }

        return gone;
    }

    private async Task<int> ForgetAsync(IFactWrite step, CancellationToken cancellationToken)
    {
        var gone = 0;
        for (var steps = 0; steps < PersistenceLimits.CleaningSteps; steps++)
        {
            var touched = (await writer.WriteAsync(step, cancellationToken))[0];
            gone += touched;
            if (touched < PersistenceLimits.RowsPerCleaning)
            {
                break;
            }
        }

        return gone;
    }

    private async Task<int> ThinAsync(long epoch, IEnumerable<MarkRow> marks, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var gone = 0;
        var old = marks.Select(static row => new CheckpointMark(row.Size, SqlTime.From(row.SignedAt), row.HasQuorum != 0)).ToArray();
        foreach (var run in CheckpointRetention.Surplus(old, PersistenceLimits.RowsPerCleaning))
        {
            gone += (await writer.WriteAsync(new Thin(epoch, run.First, run.Last, before), cancellationToken))[0];
        }

        return gone;
    }

    // What was integrated by then ends the search: times of signing have no index, and those of the last days are the most. A tree that
    // was signed again since is not old, and its run ends before it.
    private async Task<List<MarkRow>> MarksAsync(DateTimeOffset before, MarkRow? last, int atOnce, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var (epoch, size) = await connection.QueryFirstOrDefaultAsync<(long Epoch, long Size)>(new CommandDefinition(
            """
            SELECT epoch AS "Epoch", size AS "Size" FROM ledger_integration
            WHERE integrated_at < @before ORDER BY integrated_at DESC, epoch DESC, size DESC LIMIT 1
            """,
            new { before = SqlTime.Of(before) }, cancellationToken: cancellationToken));
        return (await connection.QueryAsync<MarkRow>(new CommandDefinition(
            """
            SELECT epoch AS "Epoch", size AS "Size", signed_at AS "SignedAt", has_quorum AS "HasQuorum" FROM ledger_checkpoint
            WHERE (epoch < @epoch OR (epoch = @epoch AND size <= @size)) AND (epoch > @lastEpoch OR (epoch = @lastEpoch AND size > @lastSize))
            ORDER BY epoch, size LIMIT @limit
            """,
            new { epoch, size, lastEpoch = last?.Epoch ?? 0, lastSize = last?.Size ?? 0, limit = atOnce },
            cancellationToken: cancellationToken))).AsList();
    }

    private sealed record MarkRow
    {
        public long Epoch { get; init; }

        public long Size { get; init; }

        public long SignedAt { get; init; }

        public int HasQuorum { get; init; }
    }

    private sealed record Thin(long Epoch, long First, long Last, DateTimeOffset Before) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(
            "DELETE FROM ledger_checkpoint WHERE epoch = $1 AND size >= $2 AND size <= $3 AND signed_at < $4", Epoch, First, Last, Before);
    }

    private sealed record Forget(DateTimeOffset Before) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(
            """
            DELETE FROM ledger_operation WHERE (caller, id) IN (
                SELECT caller, id FROM ledger_operation WHERE answered_at < $1 ORDER BY answered_at LIMIT $2)
            """,
            Before, (long)PersistenceLimits.RowsPerCleaning);
    }

    private sealed record ForgetLinks(DateTimeOffset Before) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(
            "DELETE FROM one_time_link WHERE hash IN (SELECT hash FROM one_time_link WHERE expires_at < $1 LIMIT $2)",
            Before, (long)PersistenceLimits.RowsPerCleaning);
    }
}
