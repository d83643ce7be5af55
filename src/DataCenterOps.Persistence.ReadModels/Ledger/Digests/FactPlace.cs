namespace DataCenterOps.Persistence.ReadModels.Ledger.Digests;

/// <summary>Where a fact is numbered. Facts of before there were series have none.</summary>
public sealed record FactPlace
{
    /// <summary>The series' number in the database.</summary>
    public long? Series { get; init; }

    /// <summary>The row's number in the series.</summary>
    public long? Number { get; init; }
}
