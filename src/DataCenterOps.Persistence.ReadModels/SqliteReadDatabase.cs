using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Readers of the embedded database. WAL lets them read while the one writer writes.</summary>
internal sealed class SqliteReadDatabase(StorageOptions options) : IReadDatabase
{
    private readonly ReadOnlyFile _file = new(options.LedgerFile);

    public bool IsPostgres => false;

    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => _file.OpenAsync(cancellationToken);
}
