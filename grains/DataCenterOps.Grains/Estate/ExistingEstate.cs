using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Grains.Estate;

/// <summary>Loads the part of the declared estate that some documents touch: themselves, what they name, what may form circles.</summary>
internal sealed class ExistingEstate(EstateQueries queries)
{
    // Circles can only be seen with all of a kind; both kinds are few.
    private static readonly string[] WholeKinds = ["Jurisdiction", "Vendor", "Estate"];

    // One query names at most this many ids: both databases bound the parameters of a statement.
    private const int IdsPerQuery = 500;

    public async Task<KnownEstate> LoadAsync(IReadOnlyList<ParsedDocument> documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(DocumentKind Kind, string Id), DeclaredDocument>();
        var retired = new HashSet<(DocumentKind Kind, string Id)>();
        foreach (var kind in WholeKinds)
        {
            await LoadAllAsync(EstateSchema.Get(kind), found, retired, cancellationToken);
        }

        await LoadAsync(documents.Select(document => (document.Kind, document.Id)), found, retired, cancellationToken);

        // What a document names is known once it is resolved; resolving needs no more than its own earlier text.
        var named = documents.SelectMany(document => References.Of(
            EstateResolver.Resolve(document, now, found.GetValueOrDefault((document.Kind, document.Id)))));
        await LoadAsync(named.Select(reference => (reference.ToKind, reference.ToId)), found, retired, cancellationToken);
        return new KnownEstate(found.Values, retired);
    }

    /// <summary>What the estate <paramref name="estate"/> declared before and is not among <paramref name="kept"/>.</summary>
    public async Task<ImmutableArray<DeclaredDocument>> AbandonedAsync(
        string estate, IReadOnlySet<(string Kind, string Id)> kept, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(DocumentKind Kind, string Id), DeclaredDocument>();
        foreach (var kind in EstateSchema.Kinds)
        {
            var ids = await queries.IdsOfEstateAsync(estate, kind.Name, cancellationToken);
            await LoadAsync(
                ids.Where(id => !kept.Contains((kind.Name, id))).Select(id => (kind, id)), found, [], cancellationToken);
        }

        return
        [
            .. found.Values.OrderBy(document => ApplyOrder.RetireRank(document.Kind)).ThenBy(document => document.Id, StringComparer.Ordinal),
        ];
    }

    public static DeclaredDocument Read(DeclaredRow row) => new(
        EstateSchema.Get(row.Kind),
        row.Id,
        TenantId.TryParse(row.Tenant, out var tenant) ? tenant : null,
        Encoding.UTF8.GetBytes(row.Body!),
        Encoding.UTF8.GetBytes(row.AsWritten ?? row.Body!));

    private async Task LoadAllAsync(
        DocumentKind kind, Dictionary<(DocumentKind Kind, string Id), DeclaredDocument> found,
        HashSet<(DocumentKind Kind, string Id)> retired, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await queries.ListAsync(TenantScope.All, kind.Name, IdsPerQuery, after, cancellationToken);
            Add(page.Items, found, retired);
            after = page.Next;
        }
        while (after is not null);
    }

    private async Task LoadAsync(
        IEnumerable<(DocumentKind Kind, string Id)> wanted, Dictionary<(DocumentKind Kind, string Id), DeclaredDocument> found,
        HashSet<(DocumentKind Kind, string Id)> retired, CancellationToken cancellationToken)
    {
        foreach (var kind in wanted.Where(key => !found.ContainsKey(key)).Distinct().GroupBy(key => key.Kind, key => key.Id))
        {
            foreach (var ids in kind.Chunk(IdsPerQuery))
            {
                Add(await queries.ManyAsync(TenantScope.All, kind.Key.Name, ids, cancellationToken), found, retired);
            }
        }
    }

    private static void Add(
        IEnumerable<DeclaredRow> rows, Dictionary<(DocumentKind Kind, string Id), DeclaredDocument> found,
        HashSet<(DocumentKind Kind, string Id)> retired)
    {
        foreach (var row in rows)
        {
            if (row.Retired)
            {
                retired.Add((EstateSchema.Get(row.Kind), row.Id));
            }
            else
            {
                found[(EstateSchema.Get(row.Kind), row.Id)] = Read(row);
            }
        }
    }
}
