using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>The checks that systems declare, so that a shard finds its own by their hash.</summary>
internal sealed class CheckProjection : IProjection
{
    private static readonly RowWrite Old = RowWrite.Delete("check_definition", "system text");

    private static readonly RowWrite Row = RowWrite.Insert("check_definition",
        """
        id text, system text, tenant text, kind text, target text, interval_s bigint, timeout_ms bigint, hash bigint,
        plan text, body text, position bigint
        """);

    public ImmutableArray<string> Tables { get; } = ["check_definition"];

    public bool Handles(string type) => SystemEntries.IsType(type);

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var change = DeclaredChange.Read(entry);
        session.Execute(Old, change.Id);
        if (change.Retired || !TenantId.TryParse(entry.Tenant, out var tenant))
        {
            return;
        }

        foreach (var item in change.Document!.Value.List("checks"))
        {
            // The grain let it in, so it reads. One that does not is left out rather than stopping every rebuild.
            if (CheckDocument.Read(change.Id, tenant, item).Check is { } check)
            {
                Write(session, entry, change.Id, check, item.GetRawText());
            }
        }
    }

    private static void Write(IWriteSession session, ProjectedEntry entry, string system, CheckDefinition check, string body) =>
        session.Execute(
            Row,
            check.Id.Value, system, check.Tenant, check.Kind.Code(),
            check.Target.ToString(), (int)check.Interval.TotalSeconds, (int)check.Timeout.TotalMilliseconds,
            check.Id.Hash, check.Plan.ToString().ToLower(CultureInfo.InvariantCulture), body, entry.Position);
}
