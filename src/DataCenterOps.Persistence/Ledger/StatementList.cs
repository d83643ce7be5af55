using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>The statements of one commit, collected before it.</summary>
internal sealed class StatementList : IWriteSession
{
    private readonly List<SqlStatement> _statements = [];

    public IReadOnlyList<SqlStatement> Statements => _statements;

    public void Execute(string sql, params ReadOnlySpan<object?> values) => Add(sql, SqlStatement.AnyNumber, values);

    public void ExecuteExactly(int rows, string sql, params ReadOnlySpan<object?> values) => Add(sql, rows, values);

    public void Execute(RowWrite row, params ReadOnlySpan<object?> values) => Add(row.One, SqlStatement.AnyNumber, values, row);

    /// <summary>The value as both drivers take it.</summary>
    public static object? Convert(object? value) => value switch
    {
        DateTimeOffset time => SqlTime.Of(time),
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        TenantId tenant => tenant.Value,
        decimal => throw new ArgumentException("a decimal is written as text by the caller, who knows its scale", nameof(value)),
        _ => value,
    };

    private void Add(string sql, int rows, ReadOnlySpan<object?> values, RowWrite? shape = null)
    {
        if (_statements.Count == PersistenceLimits.StatementsPerCommit)
        {
            throw new InvalidOperationException($"a commit has at most {PersistenceLimits.StatementsPerCommit} statements");
        }

        var converted = new object?[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            converted[i] = Convert(values[i]);
        }

        _statements.Add(new SqlStatement(sql, converted, rows, shape));
    }
}
