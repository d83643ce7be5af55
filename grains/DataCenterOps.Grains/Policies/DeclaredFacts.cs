using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Grains.Policies;

/// <summary>The committed estate, as hydrators read it. Decisions see all tenants' facts; what callers see is filtered elsewhere.</summary>
internal sealed class DeclaredFacts(EstateQueries queries) : IEstateFacts
{
    public async ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        var row = await queries.GetAsync(TenantScope.All, kind, id, cancellationToken);
        return row is null or { Retired: true } ? null : Parse(row.Body!);
    }

    public async ValueTask<IReadOnlyList<Fact>> ReferringAsync(
        string fromKind, string toKind, string toId, CancellationToken cancellationToken)
    {
        var ids = await queries.ReferringAsync(TenantScope.All, toKind, toId, fromKind, cancellationToken);
        if (ids.IsEmpty)
        {
            return [];
        }

        var rows = await queries.ManyAsync(TenantScope.All, fromKind, ids, cancellationToken);
        return [.. rows.Where(row => !row.Retired).Select(row => new Fact(row.Id, Parse(row.Body!)))];
    }

    /// <summary>An element that stays valid on its own.</summary>
    internal static JsonElement Parse(string json) => JsonElement.Parse(json);
}
