using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Persistence.Metering;

/// <summary>
/// Charges, their sums, problems and progress of one step in one commit. The progress is compared and set: of two raters
/// that began with the same, the second writes nothing.
/// </summary>
internal sealed class RatingCommit(
    IReadDatabase database,
    RatedStep step,
    ChargeChange change,
    IReadOnlyDictionary<CostKey, Amount> sums,
    IReadOnlyDictionary<ChargedKey, Amount> charged,
    ImmutableArray<RatingProblem>? problems) : IFactWrite
{
    private const string Begin =
        """
        INSERT INTO rating_progress (tenant, meter, rated_until, passed, basis, usage_offset, version)
        VALUES ($1, $2, $3, $3, $4, $5, 1)
        ON CONFLICT (tenant, meter) DO NOTHING
        """;

    private const string Advance =
        """
        UPDATE rating_progress SET rated_until = $3, basis = $4, usage_offset = $5, version = version + 1,
            passed = CASE WHEN passed < $3 THEN $3 ELSE passed END
        WHERE tenant = $1 AND meter = $2 AND version = $6
        """;

    private static readonly DecimalSql Charge = new(
        """
        INSERT INTO charge (
            id, tenant, system, resource, meter, sku, price_id, book, pool, currency, unit, quality, site, zone, criticality,
            from_at, until_at, quantity, list_price, price, list_amount, amount, billing_month, is_correction, reverses, rated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, CAST($18 AS numeric),
            CAST($19 AS numeric), CAST($20 AS numeric), CAST($21 AS numeric), CAST($22 AS numeric), $23, $24, $25, $26)
        """);

    private static readonly DecimalSql Sum = new(
        """
        INSERT INTO cost_sum (tenant, meter, period, system, sku, pool, currency, amount)
        VALUES ($1, $2, $3, $4, $5, $6, $7, CAST($8 AS numeric))
        ON CONFLICT (tenant, period, system, meter, sku, pool, currency) DO UPDATE SET amount = excluded.amount
        """);

    private static readonly DecimalSql Charged = new(
        """
        INSERT INTO cost_charged (tenant, meter, pool, currency, amount) VALUES ($1, $2, $3, $4, CAST($5 AS numeric))
        ON CONFLICT (tenant, meter, pool, currency) DO UPDATE SET amount = excluded.amount
        """);

    private static readonly string ForgetProblems =
        $"DELETE FROM rating_problem WHERE tenant = $1 AND meter = $2 AND NOT {ProblemWrite.IsStanding}";

    public void Write(IWriteSession session)
    {
        if (step.Version == 0)
        {
            session.ExecuteExactly(1, Begin, step.Tenant, step.Meter, step.Until, step.Basis, step.UsageOffset);
        }
        else
        {
            session.ExecuteExactly(
                1, Advance, step.Tenant, step.Meter, step.Until, step.Basis, step.UsageOffset, step.Version);
        }

        foreach (var booked in change.Reversed)
        {
            Book(session, booked.Line, booked.Id);
        }

        foreach (var line in change.Added)
        {
            Book(session, line, reverses: null);
        }

        foreach (var (key, amount) in sums)
        {
            session.Execute(
                Sum.For(database), step.Tenant, step.Meter, key.Period, key.System, key.Sku, key.Pool, key.Currency,
                amount.ToString());
        }

        foreach (var (key, amount) in charged)
        {
            session.Execute(Charged.For(database), step.Tenant, step.Meter, key.Pool, key.Currency, amount.ToString());
        }

        WriteProblems(session);
    }

    private void Book(IWriteSession session, RatedLine line, string? reverses)
    {
        var sign = reverses is null ? 1 : -1;
        var booking = Bookings.Of(line, step.Passed, step.RatedAt);
        session.Execute(
            Charge.For(database), Guid.CreateVersion7(step.RatedAt).ToString("D"), line.Tenant, line.System, line.Resource,
            line.Meter, line.Sku, line.PriceId, line.Book, line.Pool, line.Currency, line.Unit, line.Quality.Code(), line.Site,
            line.Zone, line.Criticality, line.From, line.Until, (sign > 0 ? line.Quantity : -line.Quantity).ToString(),
            line.ListPrice.ToString(), line.Price.ToString(), (sign > 0 ? line.ListAmount : -line.ListAmount).ToString(),
            (sign > 0 ? line.Amount : -line.Amount).ToString(), CostPeriods.MonthOf(booking.Month), booking.IsCorrection, reverses,
            step.RatedAt);
    }

    private void WriteProblems(IWriteSession session)
    {
        if (problems is not { } now)
        {
            return;
        }

        session.Execute(ForgetProblems, step.Tenant, step.Meter);
        ProblemWrite.Add(session, now);
    }
}
