using System.Collections.Immutable;

namespace DataCenterOps.Grains.Estate;

/// <summary>A plan with what is needed to carry it out.</summary>
internal sealed record PlannedEstate(
    ImmutableArray<PlannedDocument> Documents,
    ImmutableArray<PlannedPack> Packs,
    ImmutableArray<PlanError> Errors,
    int ErrorCount,
    string? Estate)
{
    public bool CanBeApplied => ErrorCount == 0 && Documents.All(document => document.Action is not ("refused" or "held"));

    public static PlannedEstate Invalid(ImmutableArray<PlanError> errors, int count) => new([], [], errors, count, null);

    public EstatePlan Show(bool applied) => new([.. Documents.Select(document => document.Show())], Errors, ErrorCount, applied);
}
