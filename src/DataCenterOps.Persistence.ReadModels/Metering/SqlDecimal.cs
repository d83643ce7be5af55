namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>Decimals in tables: canonical text on SQLite, <c>numeric</c> on PostgreSQL, read as text from both.</summary>
public static class SqlDecimal
{
    /// <summary>The canonical text of what <c>CAST(… AS text)</c> gave: PostgreSQL writes out every decimal of the column.</summary>
    public static string Canonical(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
