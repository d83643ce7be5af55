using System.Collections.Frozen;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// Facts for judging a page of subjects: what names each of them is read at once and not one by one. All else comes from the
/// facts behind it, read once and remembered.
/// </summary>
internal sealed class PageFacts : IEstateFacts
{
    // Whose documents name subjects of a kind, as the hydrator asks.
    private static readonly FrozenDictionary<string, string> NamedBy = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System"] = "Flow",
        ["Key"] = "System",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly RememberedFacts _facts;
    private readonly string _kind;
    private readonly Dictionary<string, List<Fact>> _naming;

    private PageFacts(IEstateFacts facts, string kind, Dictionary<string, List<Fact>> naming) =>
        (_facts, _kind, _naming) = (new RememberedFacts(facts), kind, naming);

    public static async Task<PageFacts> ReadAsync(
        EstateQueries estate, IEstateFacts facts, string kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var naming = new Dictionary<string, List<Fact>>(StringComparer.Ordinal);
        if (NamedBy.TryGetValue(kind, out var from))
        {
            foreach (var id in ids)
            {
                naming[id] = [];
            }

            foreach (var (to, id, body) in await estate.NamingAsync(TenantScope.All, kind, ids, from, cancellationToken))
            {
                naming[to].Add(new Fact(id, DeclaredFacts.Parse(body)));
            }
        }

        return new PageFacts(facts, kind, naming);
    }

    public ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        _facts.FindAsync(kind, id, cancellationToken);

    public ValueTask<IReadOnlyList<Fact>> ReferringAsync(
        string fromKind, string toKind, string toId, CancellationToken cancellationToken) =>
        toKind == _kind && fromKind == NamedBy.GetValueOrDefault(toKind) && _naming.TryGetValue(toId, out var found)
            ? ValueTask.FromResult<IReadOnlyList<Fact>>(found)
            : _facts.ReferringAsync(fromKind, toKind, toId, cancellationToken);
}
