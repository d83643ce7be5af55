using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// Facts of the kinds that policies join, kept while their kind's revision stands. The revision is read with each
/// decision and changes in the commit that changes a fact, so no silo judges by a fact that was replaced before it looked.
/// </summary>
internal sealed class FactMemory(DeclaredFacts facts)
{
    // About 100 MB at the usual size of documents, and more than the kinds have that an estate of 10,000 systems joins.
    private const int FactsAtMost = 50_000;

    private readonly ConcurrentDictionary<(string Kind, string Id), (long Revision, JsonElement? Document)> _found = new();
    private readonly ConcurrentDictionary<(string FromKind, string ToKind, string ToId), (long Revision, IReadOnlyList<Fact> Facts)> _referring = new();

    /// <summary>The committed estate as of <paramref name="revisions"/> or later.</summary>
    public IEstateFacts At(FrozenDictionary<string, long> revisions)
    {
        if (_found.Count + _referring.Count > FactsAtMost)
        {
            // Beginning anew is cheap beside keeping count of what was used when.
            _found.Clear();
            _referring.Clear();
        }

        return new View(this, facts, revisions);
    }

    // INVARIANT: a fact is read after the revision that it is kept under, so it may be newer than that, and never older.
    private sealed class View(FactMemory memory, DeclaredFacts facts, FrozenDictionary<string, long> revisions) : IEstateFacts
    {
        public ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken)
        {
            if (!Hydrator.JoinedKinds.Contains(kind))
            {
                return facts.FindAsync(kind, id, cancellationToken);
            }

            var revision = revisions.GetValueOrDefault(kind);
            return memory._found.TryGetValue((kind, id), out var known) && known.Revision == revision
                ? ValueTask.FromResult(known.Document)
                : ReadAsync();

            async ValueTask<JsonElement?> ReadAsync()
            {
                var document = await facts.FindAsync(kind, id, cancellationToken);
                memory._found[(kind, id)] = (revision, document);
                return document;
            }
        }

        public ValueTask<IReadOnlyList<Fact>> ReferringAsync(
            string fromKind, string toKind, string toId, CancellationToken cancellationToken)
        {
            if (!Hydrator.JoinedKinds.Contains(fromKind))
            {
                return facts.ReferringAsync(fromKind, toKind, toId, cancellationToken);
            }

            var revision = revisions.GetValueOrDefault(fromKind);
            if (revision == 0 && fromKind == SignedInventory.Kind)
            {
                // No site has ever attested anything: there is nothing to ask for, ten thousand times.
                return ValueTask.FromResult<IReadOnlyList<Fact>>([]);
            }

            if (fromKind == SignedInventory.Kind && toKind == "Site")
            {
                // What nobody has declared changes with every system that is declared: it is of no revision of inventories alone.
                return facts.ReferringAsync(fromKind, toKind, toId, cancellationToken);
            }

            return memory._referring.TryGetValue((fromKind, toKind, toId), out var known) && known.Revision == revision
                ? ValueTask.FromResult(known.Facts)
                : ReadAsync();

            async ValueTask<IReadOnlyList<Fact>> ReadAsync()
            {
                var referring = await facts.ReferringAsync(fromKind, toKind, toId, cancellationToken);
                memory._referring[(fromKind, toKind, toId)] = (revision, referring);
                return referring;
            }
        }
    }
}
