using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Turns entries of one topic into rows of its read models. Pure: the same entry gives the same statements, whether it is
/// being appended or read back by a rebuild. A row belongs to one stream or is a sum, so the order of streams is free.
/// </summary>
public interface IProjection
{
    /// <summary>The tables that it alone writes: a rebuild makes them anew.</summary>
    ImmutableArray<string> Tables { get; }

    /// <summary>Whether entries of this type, as in <c>estate/system-changed/1</c>, concern it.</summary>
    bool Handles(string type);

    /// <summary>Names the rows that an entry changes. Refused entries come too: look at the outcome.</summary>
    void Project(ProjectedEntry entry, IWriteSession session);
}
