using System.Collections.Frozen;

namespace DataCenterOps.Domain.Estate;

/// <summary>The estate as it would be: new documents over what exists, less what goes.</summary>
internal sealed class ProposedEstate
{
    private readonly Dictionary<(DocumentKind Kind, string Id), ParsedDocument> _new;
    private readonly IReadOnlySet<(DocumentKind Kind, string Id)> _retiring;
    private readonly ILookup<DocumentKind, string> _newIds;

    public ProposedEstate(
        IReadOnlyList<ParsedDocument> documents, IEstateLookup existing, IReadOnlySet<(DocumentKind Kind, string Id)> retiring)
    {
        Existing = existing;
        _retiring = retiring;
        _new = new Dictionary<(DocumentKind Kind, string Id), ParsedDocument>(documents.Count);
        foreach (var document in documents)
        {
            _new.TryAdd((document.Kind, document.Id), document);
        }

        _newIds = _new.Keys.ToLookup(key => key.Kind, key => key.Id);
        DataCategories = ReadCategories();
    }

    public IEstateLookup Existing { get; }

    /// <summary>The categories that the Estate documents list; null when there is no such document.</summary>
    public FrozenSet<string>? DataCategories { get; }

    /// <summary>The first document of that kind and id: itself, unless it stands twice.</summary>
    public ParsedDocument First(ParsedDocument document) => _new[(document.Kind, document.Id)];

    public ParsedDocument? FindNew(DocumentKind kind, string id) => _new.GetValueOrDefault((kind, id));

    public IEnumerable<ParsedDocument> New(DocumentKind kind) => _newIds[kind].Select(id => _new[(kind, id)]);

    public bool IsRetiring(DocumentKind kind, string id) => _retiring.Contains((kind, id)) && !_new.ContainsKey((kind, id));

    public bool Exists(DocumentKind kind, string id) =>
        _new.ContainsKey((kind, id))
        || (kind == PlaceKinds.Tenant && id == TenantId.Platform.Value)
        || (!_retiring.Contains((kind, id)) && Existing.Exists(kind, id));

    public IEnumerable<string> Ids(DocumentKind kind) => _newIds[kind].Concat(Existing.Ids(kind));

    public TenantId? TenantOfSystem(string system) => FindNew(SystemKind.System, system) is { } document
        ? TenantId.TryParse(document.Root.Find("tenant")?.Text, out var tenant) ? tenant : null
        : Existing.Find(SystemKind.System, system)?.Owner;

    private FrozenSet<string>? ReadCategories()
    {
        var listed = New(PlaceKinds.Estate)
            .SelectMany(estate => estate.Root.Find("dataCategories")!.Items.Select(category => category.Text));
        var kept = Existing.Ids(PlaceKinds.Estate)
            .Where(id => FindNew(PlaceKinds.Estate, id) is null && !_retiring.Contains((PlaceKinds.Estate, id)))
            .Select(id => Existing.Find(PlaceKinds.Estate, id)).OfType<DeclaredDocument>()
            .SelectMany(estate => estate.Read().GetProperty("dataCategories").EnumerateArray().Select(category => category.GetString()!));
        var all = listed.Concat(kept).ToFrozenSet(StringComparer.Ordinal);
        return all.Count > 0 ? all : null;
    }
}
