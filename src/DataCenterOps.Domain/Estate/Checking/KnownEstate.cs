using System.Collections.Frozen;

namespace DataCenterOps.Domain.Estate;

/// <summary>What is declared, held in memory.</summary>
public sealed class KnownEstate : IEstateLookup
{
    private readonly FrozenDictionary<(DocumentKind Kind, string Id), DeclaredDocument> _documents;
    private readonly FrozenSet<(DocumentKind Kind, string Id)> _retired;
    private readonly ILookup<DocumentKind, string> _ids;

    /// <summary>Holds <paramref name="documents"/> and the ids in <paramref name="retired"/>.</summary>
    public KnownEstate(IEnumerable<DeclaredDocument> documents, IEnumerable<(DocumentKind Kind, string Id)> retired)
    {
        _documents = documents.ToFrozenDictionary(document => (document.Kind, document.Id));
        _retired = retired.ToFrozenSet();
        _ids = _documents.Keys.ToLookup(key => key.Kind, key => key.Id);
    }

    /// <summary>Nothing is declared yet.</summary>
    public static KnownEstate Empty { get; } = new([], []);

    /// <inheritdoc/>
    public bool Exists(DocumentKind kind, string id) => _documents.ContainsKey((kind, id));

    /// <inheritdoc/>
    public bool IsRetired(DocumentKind kind, string id) => _retired.Contains((kind, id));

    /// <inheritdoc/>
    public DeclaredDocument? Find(DocumentKind kind, string id) => _documents.GetValueOrDefault((kind, id));

    /// <inheritdoc/>
    public IEnumerable<string> Ids(DocumentKind kind) => _ids[kind];
}
