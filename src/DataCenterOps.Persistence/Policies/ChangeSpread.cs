using System.Collections.Frozen;
using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Policies;

/// <summary>
/// Marks every subject whose facts have a part of what changed, and takes the change away: in one transaction, so that a change
/// is there or its marks are.
/// </summary>
internal sealed class ChangeSpread(IReadOnlyCollection<NotedChange> changes) : IFactWrite
{
    private const string Into = "INSERT INTO sweep_mark (shard, kind, id, stamp)";
    private const string Again = "ON CONFLICT (shard, kind, id) DO UPDATE SET stamp = excluded.stamp";
    private const string Shard = "COALESCE(d.tenant, 'platform')";

    // $1 and $2 name what changed, $3 is the stamp. Retired subjects are marked too: their findings are to be closed.
    private static readonly string Itself =
        $"""
        SELECT {Shard}, d.kind, d.id, CAST($3 AS text) FROM declared d WHERE d.kind = $1 AND d.id = $2
            AND d.kind IN ({string.Join(", ", EstateSchema.Kinds.Where(kind => kind.IsJudged()).Select(kind => $"'{kind.Name}'"))})
        """;

    // What joins what, as the hydrator does.
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Paths = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["Site"] = [Named("System"), Named("Vendor"), Over("Vendor", "System"), Over("System", "Flow"), Across(Over("System", "Flow"))],
        ["Vendor"] = [Named("System")],
        ["Key"] = [Named("System")],
        ["Tenant"] = [Owned("System"), OwnedFlows],
        ["Authorisation"] = [Fellows],
        ["Agreement"] = [Named("Flow")],
        ["Source"] = [Named("Flow")],
        ["System"] = [Named("Flow"), Across(Named("Flow"))],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static string Owned(string kind) =>
        $"SELECT {Shard}, d.kind, d.id, CAST($3 AS text) FROM declared d WHERE $1 = 'Tenant' AND d.tenant = $2 AND d.kind = '{kind}'";

    private const string OwnedFlows =
        $"""
        SELECT DISTINCT {Shard}, d.kind, d.id, CAST($3 AS text) FROM declared s
        JOIN reference r ON r.to_kind = 'System' AND r.to_id = s.id AND r.from_kind = 'Flow'
        JOIN declared d ON d.kind = r.from_kind AND d.id = r.from_id
        WHERE $1 = 'Tenant' AND s.tenant = $2 AND s.kind = 'System'
        """;

    // An authorisation covers the systems of its tenant.
    private const string Fellows =
        $"""
        SELECT DISTINCT {Shard}, d.kind, d.id, CAST($3 AS text) FROM declared a JOIN declared d ON d.tenant = a.tenant AND d.kind = 'System'
        WHERE a.kind = $1 AND a.id = $2
        """;

    public void Write(IWriteSession session)
    {
        foreach (var (kind, id, stamp) in changes)
        {
            foreach (var path in Paths.GetValueOrDefault(kind, []).Insert(0, Itself))
            {
                session.Execute($"{Into} {path} {Again}", kind, id, stamp);
            }

            // Changed again meanwhile, it stays and is spread once more.
            session.Execute("DELETE FROM sweep_change WHERE kind = $1 AND id = $2 AND stamp = $3", kind, id, stamp);
        }
    }

    // Those of a kind that name it.
    private static string Named(string kind) =>
        $"""
        SELECT DISTINCT {Shard}, d.kind, d.id, CAST($3 AS text) FROM reference r JOIN declared d ON d.kind = r.from_kind AND d.id = r.from_id
        WHERE r.to_kind = $1 AND r.to_id = $2 AND r.from_kind = '{kind}'
        """;

    // Those of a kind that name one that names it.
    private static string Over(string near, string kind) =>
        $"""
        SELECT DISTINCT {Shard}, d.kind, d.id, CAST($3 AS text) FROM reference n
        JOIN reference r ON r.to_kind = n.from_kind AND r.to_id = n.from_id AND r.from_kind = '{kind}'
        JOIN declared d ON d.kind = r.from_kind AND d.id = r.from_id
        WHERE n.to_kind = $1 AND n.to_id = $2 AND n.from_kind = '{near}'
        """;

    // The systems at the ends of these flows.
    private static string Across(string flows) =>
        $"""
        SELECT DISTINCT {Shard}, d.kind, d.id, CAST($3 AS text) FROM ({flows}) f
        JOIN reference e ON e.from_kind = f.kind AND e.from_id = f.id AND e.to_kind = 'System'
        JOIN declared d ON d.kind = e.to_kind AND d.id = e.to_id
        WHERE TRUE
        """;
}
