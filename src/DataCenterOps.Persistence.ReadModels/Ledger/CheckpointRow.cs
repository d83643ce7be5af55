namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>A checkpoint that was signed.</summary>
/// <param name="Size">How many leaves it covers.</param>
/// <param name="Note">The signed note.</param>
/// <param name="Cosignatures">Lines of witnesses, to stand behind it.</param>
/// <param name="SignedAt">When it was signed last.</param>
public sealed record CheckpointRow(long Size, string Note, string Cosignatures, DateTimeOffset SignedAt)
{
    /// <summary>The note with all its lines.</summary>
    public string Text => Note + Cosignatures;
}
