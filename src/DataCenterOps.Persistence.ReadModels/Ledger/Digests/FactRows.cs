using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using DataCenterOps.Domain.Ledger.Digests;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Digests;

/// <summary>Reads numbered facts in the one form that is hashed: the same bytes on both databases.</summary>
public sealed class FactRows(IReadDatabase database)
{
    private const string Series = "SELECT id, name, secret, last, digested, digests FROM fact_series";

    /// <summary>The series that have rows under no digest, the oldest first.</summary>
    /// <exception cref="InvalidDataException">A name that no series has.</exception>
    public async Task<ImmutableArray<SeriesState>> WaitingAsync(CancellationToken cancellationToken) =>
        await SeriesAsync("WHERE digested < last ORDER BY id", 0, "", cancellationToken);

    /// <summary>One series; nothing when there is none.</summary>
    public async Task<SeriesState?> SeriesAsync(long id, CancellationToken cancellationToken) =>
        (await SeriesAsync("WHERE id = @id", id, "", cancellationToken)).FirstOrDefault();

    /// <summary>One series by its name; nothing when there is none.</summary>
    public async Task<SeriesState?> SeriesAsync(string name, CancellationToken cancellationToken) =>
        (await SeriesAsync("WHERE name = @name", 0, name, cancellationToken)).FirstOrDefault();

    /// <summary>The rows from <paramref name="first"/> to <paramref name="last"/>, both with, in order; those that are gone are missing.</summary>
    public async IAsyncEnumerable<CanonicalFact> ReadAsync(
        SeriesState series, long first, long last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT number, {series.Table.Time}, {string.Join(", ", series.Table.Columns.Select(Sql))} FROM {series.Table.Table}
            WHERE series = @series AND number >= @first AND number <= @last ORDER BY number
            """;
        Add(command, "@series", series.Id);
        Add(command, "@first", first);
        Add(command, "@last", last);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return Read(series, reader);
        }
    }

    private static CanonicalFact Read(SeriesState series, DbDataReader reader)
    {
        var number = reader.GetInt64(0);
        var values = new object?[series.Table.Columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.IsDBNull(i + 2) ? null : reader.GetValue(i + 2);
        }

        return new CanonicalFact(
            number, FactRow.Canonical(series.Table, values, FactRow.SaltOf(series.Secret.Span, number)), SqlTime.From(reader.GetInt64(1)));
    }

    // PostgreSQL's decimal type has more digits than ours.
    private static string Sql(FactColumn column) => column.Form == FactForm.Amount ? $"CAST({column.Name} AS text)" : column.Name;

    private async Task<ImmutableArray<SeriesState>> SeriesAsync(string which, long id, string named, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<(long Id, string Name, byte[] Secret, long Last, long Digested, long Digests)>(new CommandDefinition(
            $"{Series} {which}", new { id, name = named }, cancellationToken: cancellationToken));
        return [.. found.Select(row => SeriesName.TryParse(row.Name, out var name) && DigestedTables.TryGet(name.Table, out var table)
            ? new SeriesState(row.Id, name, table, row.Secret, row.Last, row.Digested, row.Digests)
            : throw new InvalidDataException($"`{row.Name}` does not name a series"))];
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
