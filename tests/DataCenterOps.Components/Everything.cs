using System.Data.Common;
using System.Text;

namespace DataCenterOps.Components;

/// <summary>Looks for a text in all that a database holds.</summary>
public static class Everything
{
    /// <summary>The tables of which some value, text or bytes, holds <paramref name="text"/>.</summary>
    public static async Task<IReadOnlyList<string>> TablesWithAsync(DbConnection connection, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var tables = await ReadAsync(
            connection,
            connection.GetType().Name == "SqliteConnection"
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
            reader => reader.GetString(0),
            cancellationToken);
        var found = new List<string>();
        foreach (var table in tables)
        {
            var rows = await ReadAsync(connection, $"SELECT * FROM {table}", reader => Holds(reader, text), cancellationToken);
            if (rows.Contains(true))
            {
                found.Add(table.Split('.')[^1]);
            }
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static bool Holds(DbDataReader reader, string text) => Enumerable.Range(0, reader.FieldCount).Any(column =>
        reader.GetValue(column) switch
        {
            byte[] bytes => Encoding.UTF8.GetString(bytes).Contains(text, StringComparison.OrdinalIgnoreCase)
                || Encoding.Unicode.GetString(bytes).Contains(text, StringComparison.OrdinalIgnoreCase),
            var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!.Contains(text, StringComparison.OrdinalIgnoreCase),
        });

    private static async Task<List<T>> ReadAsync<T>(
        DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
