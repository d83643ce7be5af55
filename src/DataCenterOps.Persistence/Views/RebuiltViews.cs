namespace DataCenterOps.Persistence.Views;

/// <summary>What a rebuild did.</summary>
/// <param name="Entries">Entries that were folded.</param>
/// <param name="Tables">Tables that were made anew.</param>
public sealed record RebuiltViews(long Entries, int Tables);
