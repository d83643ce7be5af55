using System.Text.Json;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Policies;

/// <summary>The estate as it would be: proposed documents over what exists.</summary>
public sealed class ProposedFacts : IEstateFacts
{
    private readonly IEstateFacts _existing;
    private readonly Dictionary<(string Kind, string Id), JsonElement?> _proposed = [];
    private readonly Dictionary<(string FromKind, string ToKind, string ToId), List<Fact>> _referring = [];

    /// <summary>Lays <paramref name="documents"/> over <paramref name="existing"/>.</summary>
    /// <param name="existing">What is committed.</param>
    /// <param name="documents">What would be created or changed.</param>
    /// <param name="retired">Kind and id of what would be retired.</param>
    public ProposedFacts(
        IEstateFacts existing, IEnumerable<DeclaredDocument> documents, IEnumerable<(string Kind, string Id)>? retired = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _existing = existing;
        foreach (var document in documents)
        {
            var fields = document.Read();
            _proposed[(document.Kind.Name, document.Id)] = fields;
            var named = References.Of(document).Select(reference => (reference.ToKind.Name, reference.ToId)).Distinct();
            foreach (var (kind, id) in named)
            {
                var key = (document.Kind.Name, kind, id);
                if (!_referring.TryGetValue(key, out var list))
                {
                    _referring.Add(key, list = []);
                }

                list.Add(new Fact(document.Id, fields));
            }
        }

        foreach (var gone in retired ?? [])
        {
            _proposed[gone] = null;
        }
    }

    /// <summary>Whether an object is among those that would be created, changed or retired.</summary>
    public bool Proposes(string kind, string id) => _proposed.ContainsKey((kind, id));

    /// <inheritdoc/>
    public ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        _proposed.TryGetValue((kind, id), out var proposed)
            ? ValueTask.FromResult(proposed)
            : _existing.FindAsync(kind, id, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Fact>> ReferringAsync(
        string fromKind, string toKind, string toId, CancellationToken cancellationToken)
    {
        var existing = await _existing.ReferringAsync(fromKind, toKind, toId, cancellationToken);
        var kept = existing.Where(fact => !_proposed.ContainsKey((fromKind, fact.Id)));
        var proposed = _referring.GetValueOrDefault((fromKind, toKind, toId)) ?? [];
        return [.. kept.Concat(proposed).OrderBy(fact => fact.Id, StringComparer.Ordinal)];
    }
}
