using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Metering;

/// <summary>
/// A statement that writes decimals. They travel as canonical text; PostgreSQL keeps them as <c>numeric</c>, while SQLite
/// would turn a <c>numeric</c> into a double and keeps the text.
/// </summary>
internal sealed class DecimalSql(string text)
{
    private readonly string _sqlite = text.Replace(" AS numeric)", " AS text)", StringComparison.Ordinal);

    /// <summary>The text for this database.</summary>
    public string For(IReadDatabase database) => database.IsPostgres ? text : _sqlite;
}
