using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <summary>Facts that are read once and remembered, for judging many subjects at one moment: a plan, a sweep.</summary>
public sealed class RememberedFacts(IEstateFacts facts) : IEstateFacts
{
    private readonly Dictionary<(string Kind, string Id), JsonElement?> _found = [];
    private readonly Dictionary<(string FromKind, string ToKind, string ToId), IReadOnlyList<Fact>> _referring = [];

    /// <inheritdoc/>
    public async ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (!_found.TryGetValue((kind, id), out var document))
        {
            document = await facts.FindAsync(kind, id, cancellationToken);
            _found[(kind, id)] = document;
        }

        return document;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Fact>> ReferringAsync(
        string fromKind, string toKind, string toId, CancellationToken cancellationToken)
    {
        if (!_referring.TryGetValue((fromKind, toKind, toId), out var found))
        {
            found = await facts.ReferringAsync(fromKind, toKind, toId, cancellationToken);
            _referring[(fromKind, toKind, toId)] = found;
        }

        return found;
    }
}
