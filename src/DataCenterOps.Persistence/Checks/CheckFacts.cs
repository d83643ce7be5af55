using System.Collections.Immutable;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Digests;

namespace DataCenterOps.Persistence.Checks;

/// <summary>
/// Results and states of checks, in one commit with the entries that tell of changes. Safe to repeat: a result that is
/// there stays, a state never goes back in time.
/// </summary>
/// <param name="rows">What is to be written of each check.</param>
/// <param name="gone">Checks whose states go.</param>
/// <param name="plan">The plan of those.</param>
/// <param name="series">The silo's series, in which results are numbered; needed when there are results.</param>
public sealed class CheckFacts(
    ImmutableArray<CheckOutcomeRow> rows, ImmutableArray<CheckId> gone, CheckPlan plan, OpenSeries? series) : IFactWrite
{
    // A result that is there already takes no number: that is why each looks for the next one.
    private static readonly string InsertResult =
        $"""
        INSERT INTO check_result
            (check_id, due_at, delay_ms, duration_ms, outcome, reason, detail, status, leaf_not_after, chain_not_after, observer,
             series, number)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, {OpenSeries.Next(DigestedTables.Checks, "$12")})
        ON CONFLICT (check_id, due_at) DO NOTHING
        """;

    private const string UpsertState =
        """
        INSERT INTO check_state
            (check_id, system, tenant, plan, hash, state, since, last_due, last_result_at, last_outcome, last_reason,
             last_duration_ms, failures, successes, untold, down_confirmed, tls_not_after, interval_s)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        ON CONFLICT (check_id) DO UPDATE SET
            system = excluded.system, tenant = excluded.tenant, plan = excluded.plan, state = excluded.state,
            since = excluded.since, last_due = excluded.last_due, last_result_at = excluded.last_result_at,
            last_outcome = excluded.last_outcome, last_reason = excluded.last_reason,
            last_duration_ms = excluded.last_duration_ms, failures = excluded.failures, successes = excluded.successes,
            untold = excluded.untold, down_confirmed = excluded.down_confirmed, tls_not_after = excluded.tls_not_after,
            interval_s = excluded.interval_s
        WHERE excluded.last_due >= check_state.last_due
        """;

    // A check that has moved to the other plan belongs to the other shard now.
    private const string DeleteState = "DELETE FROM check_state WHERE check_id = $1 AND plan = $2";

    /// <inheritdoc/>
    public void Write(IWriteSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var hasResults = rows.Any(static row => !row.Results.IsEmpty);
        foreach (var row in rows)
        {
            foreach (var result in row.Results)
            {
                session.Execute(
                    InsertResult, result.Check.Value, result.DueAt, result.DelayMs, result.DurationMs, result.Outcome.Code(),
                    result.Reason, result.Detail, result.Status, result.LeafNotAfter, result.ChainNotAfter, result.Observer, series!.Id);
            }

            WriteState(session, row.Check, row.Health);
        }

        foreach (var check in gone)
        {
            session.Execute(DeleteState, check.Value, plan.Code());
        }

        if (hasResults)
        {
            series!.Follow(session);
        }
    }

    private static void WriteState(IWriteSession session, CheckDefinition check, CheckHealth health) => session.Execute(
        UpsertState, check.Id.Value, check.Id.System, check.Tenant.Value, check.Plan.Code(), check.Id.Hash,
        health.State.Code(), health.Since, health.LastDue, health.LastResultAt, health.LastOutcome?.Code(), health.LastReason,
        health.LastDurationMs, health.Window, health.Successes, health.Untold, health.IsDownConfirmed ? 1 : 0,
        health.TlsNotAfter, (int?)health.Interval?.TotalSeconds);
}
