namespace DataCenterOps.Grains.Ledger;

/// <summary>Digests of high-volume facts. Key: 0; that there is one at a time saves work and guards nothing.</summary>
[Alias("dcops.IDigestGrain"), GrainInterfaceType("dcops.digest")]
public interface IDigestGrain : IGrainWithIntegerKey
{
    /// <summary>Closes the series of silos that are gone, and writes a digest of every row that has none. Safe to repeat.</summary>
    /// <returns>How many digests were written.</returns>
    [Alias("Write"), ResponseTimeout("00:05:00")]
    [Access.Permission("ledger.digest")]
    Task<int> WriteAsync(CancellationToken cancellationToken);
}
