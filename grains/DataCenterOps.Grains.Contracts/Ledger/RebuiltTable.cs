namespace DataCenterOps.Grains.Ledger;

/// <summary>How many rows a table had and has.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Before">Rows before.</param>
/// <param name="After">Rows that the ledger gives.</param>
[GenerateSerializer, Immutable, Alias("dcops.RebuiltTable")]
public sealed record RebuiltTable(
    [property: Id(0)] string Table,
    [property: Id(1)] long Before,
    [property: Id(2)] long After);
