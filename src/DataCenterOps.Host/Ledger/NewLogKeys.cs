namespace DataCenterOps.Host;

/// <summary>Whether this start has made the ledger's keys: then somebody must be told to keep them.</summary>
internal sealed record NewLogKeys(bool IsNew);
