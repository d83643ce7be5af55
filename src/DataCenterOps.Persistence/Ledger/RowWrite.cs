using System.Collections.Immutable;
using System.Globalization;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// A statement that writes one row, or deletes the rows of one key. Because its shape is known, PostgreSQL gets it once
/// for all rows of a group instead of once for each. Made once and kept in a static field.
/// </summary>
/// <remarks>
/// INVARIANT: within one commit a table is written either by these or by other statements, and one commit writes a key
/// once: then the order between the rows of different streams does not matter.
/// </remarks>
public sealed class RowWrite
{
    private RowWrite(string one, string many, ImmutableArray<string> types) => (One, Many, Types) = (one, many, types);

    /// <summary>The statement for one row, with <c>$1</c>, <c>$2</c> … for its columns.</summary>
    internal string One { get; }

    /// <summary>PostgreSQL's statement for many: each parameter is the array of a column.</summary>
    internal string Many { get; }

    /// <summary>PostgreSQL's type of each column: <c>text</c>, <c>bigint</c>, <c>boolean</c> or <c>bytea</c>.</summary>
    internal ImmutableArray<string> Types { get; }

    /// <summary>Adds a row. One with the same key is an error.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Names and types, as in <c>id text, version bigint</c>.</param>
    public static RowWrite Insert(string table, string columns) => Insert(table, Read(columns), "");

    /// <summary>Adds a row unless there is one with the same key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The number of columns that are the key: the first ones.</param>
    /// <param name="columns">Names and types.</param>
    public static RowWrite InsertIfNew(string table, int key, string columns)
    {
        var read = Read(columns);
        return Insert(table, read, $" ON CONFLICT ({Names(read.Take(key))}) DO NOTHING");
    }

    /// <summary>Adds a row, or replaces the one with the same key.</summary>
    /// <inheritdoc cref="InsertIfNew"/>
    public static RowWrite Upsert(string table, int key, string columns)
    {
        var read = Read(columns);
        var rest = string.Join(", ", read.Skip(key).Select(column => $"{column.Name} = excluded.{column.Name}"));
        return Insert(table, read, $" ON CONFLICT ({Names(read.Take(key))}) DO UPDATE SET {rest}");
    }

    /// <summary>Deletes the rows of a key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The columns of the key, or of its beginning.</param>
    public static RowWrite Delete(string table, string key)
    {
        var read = Read(key);
        var one = string.Join(" AND ", read.Select((column, i) => $"{column.Name} = {Parameter(i)}"));
        var many = $"({Names(read)}) IN (SELECT * FROM {Unnest(read)})";
        return new RowWrite($"DELETE FROM {table} WHERE {one}", $"DELETE FROM {table} WHERE {many}", TypesOf(read));
    }

    /// <summary>Counts how often rows with a key were named: adds one to the row's counter, which begins at 1.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The one column of the key and its type.</param>
    /// <param name="counter">The column that counts.</param>
    public static RowWrite Count(string table, string key, string counter)
    {
        var read = Read(key);
        var name = read.Single().Name;
        var into = $"INSERT INTO {table} ({name}, {counter})";
        var add = $"ON CONFLICT ({name}) DO UPDATE SET {counter} = {table}.{counter} + excluded.{counter}";

        // In one order on every silo: two that count the same two rows wait for each other and do not block one another.
        return new RowWrite(
            $"{into} VALUES ($1, 1) {add}",
            $"{into} SELECT {name}, COUNT(*) FROM {Unnest(read)} AS k({name}) GROUP BY {name} ORDER BY {name} {add}",
            TypesOf(read));
    }

    /// <summary>A statement that is neither of the others.</summary>
    /// <param name="columns">Names and types of its values.</param>
    /// <param name="one">For one row of values, as <c>$1</c>, <c>$2</c> ….</param>
    /// <param name="many">PostgreSQL's for many, which come as <c>k</c> with those names; <c>{k}</c> stands for them.</param>
    public static RowWrite Of(string columns, string one, string many)
    {
        var read = Read(columns);
        return new RowWrite(
            one, many.Replace("{k}", $"{Unnest(read)} AS k({Names(read)})", StringComparison.Ordinal), TypesOf(read));
    }

    private static RowWrite Insert(string table, (string Name, string Type)[] columns, string conflict)
    {
        var into = $"INSERT INTO {table} ({Names(columns)})";
        var values = string.Join(", ", columns.Select((_, i) => Parameter(i)));
        return new RowWrite(
            $"{into} VALUES ({values}){conflict}", $"{into} SELECT * FROM {Unnest(columns)}{conflict}", TypesOf(columns));
    }

    private static (string Name, string Type)[] Read(string columns) =>
        [.. columns.Split(',').Select(column => column.Trim().Split(' ')).Select(parts => (parts[0], parts[1]))];

    private static string Names(IEnumerable<(string Name, string Type)> columns) => string.Join(", ", columns.Select(column => column.Name));

    private static ImmutableArray<string> TypesOf((string Name, string Type)[] columns) => [.. columns.Select(column => column.Type)];

    private static string Unnest((string Name, string Type)[] columns) =>
        $"unnest({string.Join(", ", columns.Select((column, i) => $"{Parameter(i)}::{column.Type}[]"))})";

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");
}
