using DataCenterOps.Domain.Ledger.Digests;

namespace DataCenterOps.Persistence.Ledger.Digests;

/// <summary>
/// A series that this silo writes. Its rows and the number of the last one are written in one transaction, whose lock on the series' row orders the
/// commits: every row up to the number that others see is there.
/// </summary>
/// <param name="Id">Its number in the database, which rows name.</param>
/// <param name="Table">What it counts.</param>
public sealed record OpenSeries(long Id, DigestedTable Table)
{
    private const string Plus = "UPDATE fact_series SET last = last + $2 WHERE id = $1 AND closed = 0";

    private readonly string _count =
        $"""
        UPDATE fact_series SET last = (SELECT max(n) FROM (
            SELECT s.last AS n FROM fact_series s WHERE s.id = $1 UNION ALL SELECT max(f.number) FROM {Table.Table} f WHERE f.series = $1) AS one)
        WHERE id = $1 AND closed = 0
        """;

    /// <summary>The SQL of the next free number, for a statement that may write its row or not; <paramref name="id"/> is the parameter with the series.</summary>
    public static string Next(DigestedTable table, string id)
    {
        ArgumentNullException.ThrowIfNull(table);
        return $"""
            (SELECT max(n) + 1 FROM (
                SELECT s.last AS n FROM fact_series s WHERE s.id = {id}
                UNION ALL SELECT max(f.number) FROM {table.Table} f WHERE f.series = {id}) AS one)
            """;
    }

    /// <summary>
    /// Takes so many numbers, for statements that then surely write as many rows: theirs are <c>last</c> minus what comes after. A series that was
    /// closed meanwhile fails the commit with <see cref="RowsExpectedException"/>.
    /// </summary>
    internal void Advance(IWriteSession session, long rows) => session.ExecuteExactly(1, Plus, Id, rows);

    /// <summary>Sets the number of the last row, after statements that took <see cref="Next"/>. Fails as <see cref="Advance"/> does.</summary>
    internal void Follow(IWriteSession session) => session.ExecuteExactly(1, _count, Id);
}
