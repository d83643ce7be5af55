namespace DataCenterOps.Persistence.ReadModels.Ledger.Digests;

/// <summary>A digest as auditors read it.</summary>
public sealed record DigestRow
{
    /// <summary>Whose rows.</summary>
    public required string Series { get; init; }

    /// <summary>The number of the first row.</summary>
    public required long First { get; init; }

    /// <summary>The number of the last row.</summary>
    public required long Last { get; init; }

    /// <summary>The root over the rows, base64.</summary>
    public required string Root { get; init; }

    /// <summary>The earliest time of a row.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The latest time of a row.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The place of its entry in the ledger.</summary>
    public required long Position { get; init; }

    /// <summary>How many rows.</summary>
    public long Count => Last - First + 1;
}
