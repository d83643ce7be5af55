using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// The score of sovereignty of each system: <c>policies/sovereignty-scored/1</c> as <see cref="ScoreJson"/> writes it,
/// <c>policies/sovereignty-removed/1</c>: <c>{"system"}</c>.
/// </summary>
internal sealed class SovereigntyProjection : IProjection
{
    private static readonly RowWrite Scored = RowWrite.Upsert(
        "sovereignty_score", key: 1,
        """
        system_id text, tenant text, score bigint, declared bigint, below bigint, weakest text, levels text, body text, sha256 text,
        scored_at bigint, revision text, position bigint
        """);

    private static readonly RowWrite Removed = RowWrite.Delete("sovereignty_score", "system_id text");

    public ImmutableArray<string> Tables { get; } = ["sovereignty_score"];

    public bool Handles(string type) => type is SovereigntyEntryTypes.Scored or SovereigntyEntryTypes.Removed;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var system = body.GetProperty("system").GetString();
        if (entry.Type == SovereigntyEntryTypes.Removed)
        {
            session.Execute(Removed, system);
            return;
        }

        session.Execute(
            Scored, system, entry.Tenant, body.GetProperty("score").GetInt64(), body.GetProperty("declared").GetInt64(),
            body.GetProperty("below").GetInt64(), body.GetProperty("weakest").GetString(), ScoreJson.WriteLevels(ScoreJson.ReadStandings(body)),
            body.GetRawText(), body.GetProperty("sha256").GetString(), entry.Time, entry.PolicyRevision ?? "", entry.Position);
    }
}
