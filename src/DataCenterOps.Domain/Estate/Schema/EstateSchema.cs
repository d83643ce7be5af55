using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// The one description of estate documents: readers, checks, references, plans and the access table follow it. Its fields
/// have the names that policies read.
/// </summary>
public static class EstateSchema
{
    /// <summary>
    /// Every kind, in the order in which documents are applied: what is referred to before what refers to it, where that
    /// is possible at all. Sites and vendors name each other: sites come first, because vendors are judged by where their sites
    /// lie, and nobody judges a site.
    /// </summary>
    public static ImmutableArray<DocumentKind> Kinds { get; } =
    [
        PlaceKinds.Estate, PlaceKinds.Jurisdiction, PlaceKinds.Site, PlaceKinds.Vendor, PlaceKinds.Tenant, PlaceKinds.Person,
        MeteringKinds.Meter, MeteringKinds.Tariff, ExchangeKinds.Authorisation, KeyKind.Key, SystemKind.System,
        ExchangeKinds.Source, ExchangeKinds.Agreement, ExchangeKinds.Flow, ExchangeKinds.Service, MeteringKinds.Budget,
        ExchangeKinds.SiteInventory,
    ];

    private static readonly FrozenDictionary<string, DocumentKind> ByName =
        Kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DocumentKind> BySegment =
        Kinds.ToFrozenDictionary(kind => kind.Segment, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DocumentKind> BySingular =
        Kinds.ToFrozenDictionary(kind => kind.Singular, StringComparer.Ordinal);

    private static readonly FrozenDictionary<DocumentKind, int> Ranks =
        Kinds.Select((kind, rank) => (kind, rank)).ToFrozenDictionary(pair => pair.kind, pair => pair.rank);

    /// <summary>Ids that nobody may give: the operator's own tenant, and words that the program uses for itself.</summary>
    public static FrozenSet<string> ReservedIds { get; } =
        FrozenSet.Create(StringComparer.Ordinal, "platform", "capacity-idle", "bootstrap", "system", "self", "other", "unknown");

    /// <summary>The kind of that name, as in <c>System</c>.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out DocumentKind? kind)
    {
        kind = null;
        return name is not null && ByName.TryGetValue(name, out kind);
    }

    /// <summary>The kind of that segment of a path, as in <c>systems</c>.</summary>
    public static bool TryGetBySegment(string? segment, [NotNullWhen(true)] out DocumentKind? kind)
    {
        kind = null;
        return segment is not null && BySegment.TryGetValue(segment, out kind);
    }

    /// <summary>The kind of that singular, as in streams: <c>site-inventory</c>.</summary>
    public static bool TryGetBySingular(string? singular, [NotNullWhen(true)] out DocumentKind? kind)
    {
        kind = null;
        return singular is not null && BySingular.TryGetValue(singular, out kind);
    }

    /// <summary>The kind of that name, which the program itself wrote.</summary>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static DocumentKind Get(string name) => ByName[name];

    /// <summary>The place of <paramref name="kind"/> in the order of applying.</summary>
    public static int Rank(DocumentKind kind) => Ranks[kind];
}
