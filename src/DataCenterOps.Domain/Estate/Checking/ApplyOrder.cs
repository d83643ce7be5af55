using System.Collections.Immutable;

namespace DataCenterOps.Domain.Estate;

/// <summary>The order in which documents are applied: what is referred to first, where references do not run in circles.</summary>
public static class ApplyOrder
{
    /// <summary>Orders by kind; within jurisdictions, countries before blocs and blocs before blocs of blocs.</summary>
    public static ImmutableArray<ParsedDocument> Of(IEnumerable<ParsedDocument> documents) =>
        [.. documents.Select((document, place) => (document, place))
            .OrderBy(entry => EstateSchema.Rank(entry.document.Kind))
            .ThenBy(entry => entry.document.Root.Find("members")?.Items.Count(member => member.Text.Length > 2) ?? -1)
            .ThenBy(entry => entry.place)
            .Select(entry => entry.document)];

    /// <summary>Kinds in the order of retiring: what refers before what is referred to.</summary>
    public static int RetireRank(DocumentKind kind) => -EstateSchema.Rank(kind);
}
