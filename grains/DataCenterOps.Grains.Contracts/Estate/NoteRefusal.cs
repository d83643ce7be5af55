using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Estate;

/// <summary>
/// Enters into the ledger that a document was refused as part of an estate. The document's own grain could not say so: judged
/// alone, over what is committed, it might pass.
/// </summary>
/// <param name="Command">What was asked.</param>
/// <param name="Reasons">Every reason against it.</param>
/// <param name="Decision">The decision in full, as JSON.</param>
/// <param name="Entry">The decision as entries hold it, as JSON.</param>
/// <param name="Revision">The revision of the pack that was in force.</param>
/// <param name="Judged">The evaluation documents, as canonical JSON; at most a handful, each bounded as a document is.</param>
[GenerateSerializer, Immutable, Alias("dcops.NoteRefusal")]
public sealed record NoteRefusal(
    [property: Id(0)] Declare Command,
    [property: Id(1)] ImmutableArray<Reason> Reasons,
    [property: Id(2)] string Decision,
    [property: Id(3)] string Entry,
    [property: Id(4)] string? Revision,
    [property: Id(5)] ImmutableArray<string> Judged);
