namespace DataCenterOps.Persistence.Ledger;

/// <summary>The statements of an append that both databases share.</summary>
internal static class LedgerSql
{
    public const string Head = "SELECT version FROM ledger_entry WHERE stream = $1 ORDER BY version DESC LIMIT 1";

    public const string OperationKnown = "SELECT 1 FROM ledger_operation WHERE caller = $1 AND id = $2";

    public const string InsertOperation =
        """
        INSERT INTO ledger_operation (caller, id, digest, salt, position, answer, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    public const string InsertDetail =
        "INSERT INTO ledger_detail (hash, stream, version, salt, bytes) VALUES ($1, $2, $3, $4, $5)";

    public const string NameStream = "UPDATE ledger_operation SET stream = $3 WHERE caller = $1 AND id = $2";

    public const string InsertDocument =
        "INSERT INTO ledger_document (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING";
}
