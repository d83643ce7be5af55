using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Grains.Estate;

/// <summary>One document of a plan.</summary>
/// <param name="Parsed">As it was written; absent for what is retired.</param>
/// <param name="Document">As it would be.</param>
/// <param name="Previous">As it is; absent when it is new.</param>
/// <param name="Action">What becomes of it.</param>
/// <param name="Reasons">Why it is refused.</param>
/// <param name="Decision">What the policies said, where it is more than that it is allowed.</param>
internal sealed record PlannedDocument(
    ParsedDocument? Parsed,
    DeclaredDocument Document,
    DeclaredDocument? Previous,
    string Action,
    ImmutableArray<Reason> Reasons,
    DecisionRecord? Decision)
{
    // A plan is read by people; what differs beyond this is seen by looking at the documents.
    private const int ChangesShown = 50;

    /// <summary>Why it waits for others.</summary>
    public FactHold? Hold { get; init; }

    public PlanItem Show() => new(
        Document.Kind.Name,
        Document.Id,
        Action,
        Action is "change" or "refused" or "held" && Previous is not null
            ? [.. DocumentChanges.Between(Previous.AsWritten, Document.AsWritten).Take(ChangesShown)
                .Select(change => new PlanChange(change.Path, change.Before, change.After))]
            : [],
        Reasons,
        Decision?.Json,
        Parsed?.File,
        Parsed?.Line ?? 0)
    {
        Held = Hold?.ToJson().ToJsonString(),
    };
}
