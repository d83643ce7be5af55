using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels.Ledger.Digests;

namespace DataCenterOps.Persistence.Ledger.Digests;

/// <summary>
/// Writes the digests of all series, whichever silo's they are. Any silo may do it at any time: the version of a series' stream in the ledger decides
/// between two, and a digest covers only rows whose transactions have ended.
/// </summary>
public sealed class FactDigesting(FactRows rows, ILedger ledger, IWriter writer)
{
    /// <summary>The name under which digests are written.</summary>
    public const string Job = "digest";

    private const string Mark =
        "UPDATE fact_series SET digested = $3, digests = digests + 1 WHERE id = $1 AND digested = $2";

    private const string CloseDead = "UPDATE fact_series SET closed = 1 WHERE closed = 0 AND alive_at < $1";

    /// <summary>
    /// Closes series whose silo has given no sign of life since <paramref name="before"/>. Should it live all the same, its next write of facts is refused
    /// and goes into a new series.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> CloseAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        (await writer.WriteAsync(new Closing(before), cancellationToken))[0];

    /// <summary>Digests all rows that are under no digest yet. What cannot be digested does not hold up the rest.</summary>
    /// <returns>How many digests were written.</returns>
    /// <exception cref="AggregateException">Some series cannot be digested: a row is missing, or the ledger is out of reach.</exception>
    public async Task<int> WriteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var written = 0;
        var failures = new List<Exception>();
        foreach (var series in await rows.WaitingAsync(cancellationToken))
        {
            try
            {
                written += await WriteAsync(series, now, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(exception);
            }
        }

        return failures.Count == 0 ? written : throw new AggregateException("facts of some series are under no digest", failures);
    }

    private async Task<int> WriteAsync(SeriesState series, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (written, digested, version) = (0, series.Digested, series.Digests);
        while (digested < series.Last)
        {
            var digest = await DigestAsync(series, digested + 1, Math.Min(series.Last, digested + DigestLimits.Rows), cancellationToken);
            try
            {
                await AppendAsync(series.Id, digest, version, now, cancellationToken);
            }
            catch (Exception exception) when (exception is LedgerConflictException or RowsExpectedException)
            {
                // Another silo has written it, and goes on.
                return written;
            }

            (written, digested, version) = (written + 1, digest.Last, version + 1);
        }

        return written;
    }

    private async Task<FactDigest> DigestAsync(SeriesState series, long first, long last, CancellationToken cancellationToken)
    {
        var edge = new RightEdge();
        DateTimeOffset? from = null;
        DateTimeOffset? until = null;
        await foreach (var row in rows.ReadAsync(series, first, last, cancellationToken))
        {
            if (row.Number != first + edge.Size)
            {
                break;
            }

            edge.Append(TreeHash.OfLeaf(row.Bytes));
            from = from < row.Time ? from : row.Time;
            until = until > row.Time ? until : row.Time;
        }

        // INVARIANT: what the series says it has, it has. Whoever deletes a row before its digest is found here.
        return first + edge.Size - 1 == last
            ? new FactDigest(series.Name, first, last, edge.Root, from!.Value, until!.Value)
            : throw new InvalidDataException($"row {first + edge.Size} of `{series.Name}` is missing, and has no digest yet");
    }

    private Task<Appended> AppendAsync(long id, FactDigest digest, long version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var caller = Caller.ForSystem(Job, now);
        return ledger.AppendAsync(
            new LedgerAppend
            {
                Stream = digest.Series.Stream,
                ExpectedVersion = version,
                Entries =
                [
                    new NewEntry
                    {
                        Type = FactDigest.EntryType, Time = now, Actor = caller.Subject, Auth = caller.Method, Body = digest.ToBody(),
                    },
                ],
                Facts = [new Marking(id, digest.First - 1, digest.Last)],
            },
            cancellationToken);
    }

    private sealed record Marking(long Series, long Before, long Last) : IFactWrite
    {
        public void Write(IWriteSession session) => session.ExecuteExactly(1, Mark, Series, Before, Last);
    }

    private sealed record Closing(DateTimeOffset Before) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(CloseDead, Before);
    }
}
