using System.Data.Common;
using System.IO.Pipelines;
using DataCenterOps.Domain.Ledger.Digests;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Digests;

/// <summary>Writes the rows that digests of a time were made of, as they lie in the database now: whether they are the same is for the reader to find.</summary>
public sealed class FactsExport(IReadDatabase database, FactRows rows)
{
    private const int DigestsPerRead = 500;

    private const int BytesPerFlush = 65_536;

    /// <summary>Writes a whole file (<see cref="FactsFile"/>); one row is in memory, and some that wait to be sent.</summary>
    /// <param name="table">Of what.</param>
    /// <param name="from">Digests of rows from then on; whole digests, so rows from before it may be among them.</param>
    /// <param name="until">Digests of rows up to then.</param>
    /// <param name="file">Where it goes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(DigestedTable table, DateTimeOffset from, DateTimeOffset until, PipeWriter file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(file);
        await file.WriteAsync(FactsFile.Begin(table, from, until), cancellationToken);
        var (series, after) = (table.Name + "/", 0L);
        SeriesState? state = null;
        while (true)
        {
            var digests = await DigestsAsync(table, from, until, series, after, cancellationToken);
            foreach (var digest in digests)
            {
                state = state?.Name.Value == digest.Series ? state : await rows.SeriesAsync(digest.Series, cancellationToken);
                if (state is not null)
                {
                    await WriteAsync(state, digest.First, digest.Last, file, cancellationToken);
                }

                (series, after) = (digest.Series, digest.First);
            }

            if (digests.Count < DigestsPerRead)
            {
                await file.FlushAsync(cancellationToken);
                return;
            }
        }
    }

    private async Task WriteAsync(SeriesState series, long first, long last, PipeWriter file, CancellationToken cancellationToken)
    {
        await foreach (var fact in rows.ReadAsync(series, first, last, cancellationToken))
        {
            FactsFile.Write(file, series.Name, fact.Number, fact.Bytes);
            if (file.UnflushedBytes >= BytesPerFlush)
            {
                await file.FlushAsync(cancellationToken);
            }
        }
    }

    private async Task<List<(string Series, long First, long Last)>> DigestsAsync(
        DigestedTable table, DateTimeOffset from, DateTimeOffset until, string series, long after, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant(
            $"""
            SELECT series, first_number, last_number FROM fact_digest
            WHERE (series, first_number) > (@series, @after) AND series < @end AND until_at >= @from AND from_at <= @until
            ORDER BY series, first_number LIMIT {DigestsPerRead}
            """);
        Add(command, "@series", series);
        Add(command, "@after", after);
        Add(command, "@end", table.Name + "0");
        Add(command, "@from", SqlTime.Of(from));
        Add(command, "@until", SqlTime.Of(until));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var digests = new List<(string Series, long First, long Last)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            digests.Add((reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return digests;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
