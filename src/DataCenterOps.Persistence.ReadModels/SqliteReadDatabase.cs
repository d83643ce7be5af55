using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Readers of the embedded database. WAL lets them read while the one writer writes.</summary>
internal sealed class SqliteReadDatabase(StorageOptions options) : IReadDatabase, IDisposable
{
    private readonly ReadOnlyFile _file = new(options.LedgerFile);
    private readonly SqliteCommitMark _mark = new(options.LedgerFile);

    public bool IsPostgres => false;

    public long? CommitMark() => _mark.Read();

    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => _file.OpenAsync(cancellationToken);

    public void Dispose() => _mark.Dispose();
}
