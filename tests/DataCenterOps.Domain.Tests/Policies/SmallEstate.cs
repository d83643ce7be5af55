using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>An estate in memory, as much of it as a test needs.</summary>
internal sealed class SmallEstate : IEstateFacts
{
    private readonly SortedDictionary<(string Kind, string Id), DeclaredDocument> _documents = [];

    public DeclaredDocument this[string kind, string id] => _documents[(kind, id)];

    public DeclaredDocument? Get(string kind, string id) => _documents.GetValueOrDefault((kind, id));

    public void Put(DeclaredDocument document) => _documents[(document.Kind.Name, document.Id)] = document;

    public ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Get(kind, id)?.Read());

    public ValueTask<IReadOnlyList<Fact>> ReferringAsync(string fromKind, string toKind, string toId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Fact>>(
        [
            .. _documents.Values.Where(document => document.Kind.Name == fromKind
                    && References.Of(document).Any(named => named.ToKind.Name == toKind && named.ToId == toId))
                .Select(document => new Fact(document.Id, document.Read())),
        ]);

    public static DeclaredDocument Document(string kind, string id, string json)
    {
        var body = CanonicalJson.Write(JsonNode.Parse(json));
        return new DeclaredDocument(EstateSchema.Get(kind), id, Owner: null, body, body);
    }

    /// <summary>The document with fields replaced, or taken away by null.</summary>
    public static DeclaredDocument With(DeclaredDocument document, params (string Field, string? Json)[] fields)
    {
        var node = JsonNode.Parse(Encoding.UTF8.GetString(document.Body.Span))!.AsObject();
        foreach (var (field, json) in fields)
        {
            node[field] = json is null ? null : JsonNode.Parse(json);
        }

        return Document(document.Kind.Name, document.Id, node.ToJsonString());
    }
}
