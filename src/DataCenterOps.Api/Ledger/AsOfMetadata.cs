namespace DataCenterOps.Api.Ledger;

/// <summary>Marks an endpoint that answers about the past.</summary>
public sealed class AsOfMetadata
{
    private AsOfMetadata() { }

    /// <summary>The only one there is.</summary>
    public static AsOfMetadata One { get; } = new();
}
