using System.Collections.Immutable;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>Facts of one kind that are too many for entries of their own, and reach the ledger as digests.</summary>
public sealed class DigestedTable
{
    /// <summary>The member that hides a row from who holds the hash of its neighbour.</summary>
    public const string Salt = "salt";

    internal DigestedTable(string name, string table, string time, params IEnumerable<FactColumn> columns) =>
        (Name, Table, Time, Columns) = (name, table, time, [.. columns.OrderBy(static column => column.Name, StringComparer.Ordinal)]);

    /// <summary>How people and series name it, as in <c>usage</c>.</summary>
    public string Name { get; }

    /// <summary>The table, which has the columns <c>series</c> and <c>number</c> beside its own.</summary>
    public string Table { get; }

    /// <summary>The column whose smallest and largest value are a digest's <c>from</c> and <c>to</c>.</summary>
    public string Time { get; }

    /// <summary>The columns of the canonical row, in its order.</summary>
    public ImmutableArray<FactColumn> Columns { get; }
}
