namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// Collects the statements of one commit. They run later, on the one writer, in this order, in one transaction, prepared.
/// One text serves SQLite and PostgreSQL: parameters are <c>$1</c>, <c>$2</c> … in the order of the values.
/// </summary>
/// <remarks>
/// Values: <c>null</c>, <c>string</c>, <c>int</c>, <c>long</c>, <c>bool</c>, <c>double</c>, <c>byte[]</c>,
/// <c>ReadOnlyMemory&lt;byte&gt;</c>, <c>DateTimeOffset</c> (stored as microseconds, see <c>SqlTime</c>),
/// <see cref="Domain.Estate.TenantId"/> (its text) and <see cref="EntryPosition"/>. Decimals are written as text by the
/// caller, who knows their scale. PostgreSQL must be able to tell each parameter's type from its place: write
/// <c>CAST($1 AS bigint)</c> in a select list.
/// </remarks>
public interface IWriteSession
{
    /// <summary>Adds a statement; it may touch any number of rows.</summary>
    void Execute(string sql, params ReadOnlySpan<object?> values);

    /// <summary>
    /// Adds a statement that must touch exactly <paramref name="rows"/> rows: a compare-and-set. Otherwise the whole
    /// commit fails with <see cref="RowsExpectedException"/>, and only this one.
    /// </summary>
    void ExecuteExactly(int rows, string sql, params ReadOnlySpan<object?> values);

    /// <summary>Adds the writing of one row; the values are those of its columns.</summary>
    void Execute(RowWrite row, params ReadOnlySpan<object?> values);
}
