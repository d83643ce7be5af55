namespace DataCenterOps.Grains.Ledger;

/// <summary>Work on the database as a whole, one at a time in the cluster. Key: 0.</summary>
[Alias("dcops.IMaintenanceGrain"), GrainInterfaceType("dcops.maintenance")]
public interface IMaintenanceGrain : IGrainWithIntegerKey
{
    /// <summary>Verifies the ledger's tree, folds the whole ledger into fresh read models and swaps them in.</summary>
    /// <returns>How many entries were folded, or why not.</returns>
    [Alias("RebuildViews"), ResponseTimeout("00:30:00")]
    [Access.Permission("view.rebuild")]
    Task<Rebuilt> RebuildViewsAsync(CancellationToken cancellationToken);

    /// <summary>Verifies the ledger's tree and drops all snapshots: grains fold their streams again and write new ones.</summary>
    /// <returns>How many were dropped, or why not.</returns>
    [Alias("DropSnapshots"), ResponseTimeout("00:30:00")]
    [Access.Permission("view.rebuild")]
    Task<Rebuilt> DropSnapshotsAsync(CancellationToken cancellationToken);

    /// <summary>Removes what is past its retention: remembered answers, old results.</summary>
    [Alias("Clean"), ResponseTimeout("00:30:00")]
    [Access.Permission("ledger.clean")]
    Task CleanAsync(CancellationToken cancellationToken);
}
