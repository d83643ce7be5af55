using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>The last checkpoint of one log that a witness has cosigned.</summary>
/// <param name="Size">How many leaves.</param>
/// <param name="Root">The tree's root.</param>
/// <param name="Note">The note with the log's signatures and the witness's.</param>
public sealed record WitnessedHead(long Size, TreeHash Root, string Note);
