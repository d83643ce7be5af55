namespace DataCenterOps.Persistence.Ledger;

/// <summary>One database's way to commit a group. Called by the writer's thread alone, never at once.</summary>
internal interface IGroupStore : IDisposable
{
    /// <summary>
    /// Commits the group in one transaction. Afterwards every item has failed by itself or has its positions and counts.
    /// </summary>
    /// <exception cref="Exception">The database was lost: the outcome of the whole group is unknown.</exception>
    void Write(IReadOnlyList<GroupItem> group);

    /// <summary>Runs <paramref name="work"/> in a transaction and a connection of its own.</summary>
    T Exclusive<T>(Func<IExclusiveSession, T> work);

    /// <summary>Whether the database itself is lost or full, so that nothing can be said of an item alone.</summary>
    bool IsOutage(Exception exception);

    /// <summary>Gives up the connection; the next write opens another one.</summary>
    void Disconnect();
}
