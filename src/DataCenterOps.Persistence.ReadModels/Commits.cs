namespace DataCenterOps.Persistence.ReadModels;

/// <summary>
/// How often this program has committed. While it alone writes, what was read under one number is what there is as long as the
/// number stays: a reader may keep it and is never behind an acknowledged change.
/// </summary>
public sealed class Commits(StorageOptions options)
{
    private long _count;

    /// <summary>The number now; nothing on PostgreSQL, where other silos write as well.</summary>
    public long? Now => options.IsPostgres ? null : Volatile.Read(ref _count);

    /// <summary>Told by the writer after each commit, and before anybody hears of it.</summary>
    public void Note() => Interlocked.Increment(ref _count);
}
