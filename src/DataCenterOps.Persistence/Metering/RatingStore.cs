using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Persistence.Metering;

/// <summary>Reads what rating needs and books what it says.</summary>
public sealed class RatingStore(IReadDatabase database, IWriter writer)
{
    private const string ChargeColumns =
        """
        c.id, c.tenant, c.system, c.resource, c.meter, c.sku, c.price_id, c.book, c.pool, c.currency, c.unit, c.quality, c.site,
        c.zone, c.criticality, c.from_at, c.until_at, CAST(c.quantity AS text) AS quantity,
        CAST(c.list_price AS text) AS list_price, CAST(c.price AS text) AS price
        """;

    private const string MeasurementColumns =
        """
        e.system, e.resource, e.unit, CAST(e.quantity AS text) AS quantity, e.from_at, e.until_at, e.quality
        """;

    /// <summary>What there is to rate of one tenant.</summary>
    public async Task<RatingFacts> ReadAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        CommandDefinition Ask(string sql) => new(sql, new { tenant }, cancellationToken: cancellationToken);

        // The offset first: events that come while the rest is read count as new the next time too.
        var offset = await connection.ExecuteScalarAsync<long>(Ask("SELECT last FROM usage_head WHERE id = 1"));
        var progress = await connection.QueryAsync<RatingProgress>(Ask(
            "SELECT meter, rated_until, passed, basis, usage_offset, version FROM rating_progress WHERE tenant = @tenant"));
        var spans = await connection.QueryAsync<SpanRow>(Ask(
            """
            SELECT system, resource, meter, site, criticality, quantity, from_at, until_at FROM resource_span
            WHERE tenant = @tenant ORDER BY system, resource, meter, seq
            """));
        var series = await connection.QueryAsync<SeriesRow>(Ask(
            $"""
             SELECT s.meter, s.system, s.resource, s.first_at, {KnownSubjects.IsMapped} AS is_mapped
             FROM usage_series s WHERE s.tenant = @tenant ORDER BY s.meter, s.system, s.resource
             """));
        return new RatingFacts([.. spans], [.. series], [.. progress], offset);
    }

    /// <summary>The earliest moment that events of a meter after <paramref name="offset"/> speak of; nothing when there are none.</summary>
    public async Task<DateTimeOffset?> NewSinceAsync(string tenant, string meter, long offset, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var earliest = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT MIN(from_at) FROM usage_event WHERE tenant = @tenant AND meter = @meter AND log_offset > @offset",
            new { tenant, meter, offset },
            cancellationToken: cancellationToken));
        return earliest is { } at ? SqlTime.From(at) : null;
    }

    /// <summary>When each series of a meter was first measured in what the meter counts.</summary>
    public async Task<ImmutableDictionary<(string System, string Resource), DateTimeOffset>> FirstMeasuredAsync(
        string tenant, MeterDefinition meter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meter);
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string System, string Resource, long? At)>(new CommandDefinition(
            $"""
             SELECT s.system, s.resource,
                 (SELECT e.from_at FROM usage_event e WHERE e.tenant = s.tenant AND e.meter = s.meter AND e.system = s.system
                      AND e.resource = s.resource AND e.unit = @unit
                      AND e.until_at IS {(meter.Shape == MeterShape.State ? "" : "NOT ")}NULL
                  ORDER BY e.from_at LIMIT 1)
             FROM usage_series s WHERE s.tenant = @tenant AND s.meter = @meter
             """,
            new { tenant, meter = meter.Id, unit = meter.Unit },
            cancellationToken: cancellationToken));
        return rows.Where(row => row.At is not null)
            .ToImmutableDictionary(row => (row.System, row.Resource), row => SqlTime.From(row.At!.Value));
    }

    /// <summary>
    /// The measurements of a meter that matter between two instants: all that reach into it and, for a state, the last one
    /// before that counts what the meter counts; ordered by start, then source and id.
    /// </summary>
    public async Task<ImmutableArray<MeasurementRow>> MeasurementsAsync(
        string tenant, MeterDefinition meter, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meter);
        await using var connection = await database.OpenAsync(cancellationToken);
        var reach = meter.Shape == MeterShape.State
            ? """
              e.from_at >= COALESCE(
                  (SELECT p.from_at FROM usage_event p WHERE p.tenant = s.tenant AND p.meter = s.meter
                      AND p.system = s.system AND p.resource = s.resource AND p.from_at < @from
                      AND p.unit = @unit AND p.until_at IS NULL
                   ORDER BY p.from_at DESC LIMIT 1), @from)
              """
            : "e.from_at >= @earliest AND COALESCE(e.until_at, e.from_at) > @from";
        var rows = await connection.QueryAsync<MeasurementRow>(new CommandDefinition(
            $"""
             SELECT {MeasurementColumns}
             FROM usage_series s JOIN usage_event e
                 ON e.tenant = s.tenant AND e.meter = s.meter AND e.system = s.system AND e.resource = s.resource
             WHERE s.tenant = @tenant AND s.meter = @meter AND e.from_at < @until AND {reach}
             ORDER BY e.from_at, e.source, e.event_id
             """,
            new
            {
                tenant, meter = meter.Id, unit = meter.Unit, from = SqlTime.Of(from), until = SqlTime.Of(until),
                earliest = SqlTime.Of(from.AddDays(-MeteringLimits.WindowDays)),
            },
            cancellationToken: cancellationToken));
        return [.. rows];
    }

    /// <summary>
    /// Books what a step says: reverses what stands and is no longer right, adds what is missing, and moves the progress,
    /// in one commit.
    /// </summary>
    /// <returns>How many rows were booked.</returns>
    /// <exception cref="RowsExpectedException">Somebody else rated the same: nothing was written.</exception>
    public async Task<int> BookAsync(RatedStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        await using var connection = await database.OpenAsync(cancellationToken);
        var change = ChargeChange.Between(await StandingAsync(connection, step, cancellationToken), step.Result.Lines);
        var totals = new CostTotals(
            step, change, await SumsAsync(connection, step, change, cancellationToken),
            await ChargedAsync(connection, step, cancellationToken));
        var problems = await ProblemsAsync(connection, step, cancellationToken);
        await writer.WriteAsync(
            new RatingCommit(database, step, change, totals.Sums, totals.Charged, problems), cancellationToken);
        return change.Reversed.Length + change.Added.Length;
    }

    /// <summary>
    /// Notes that every meter of a tenant is rated to <paramref name="until"/>, and what stands in the way of the rest:
    /// problems of the <see cref="StandingProblems"/>, which take the place of those of the run before.
    /// </summary>
    public Task FinishAsync(
        string tenant, DateTimeOffset until, DateTimeOffset now, ImmutableArray<RatingProblem> standing,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(new RatingFinish(tenant, until, now, standing), cancellationToken);

    private static async Task<ImmutableArray<BookedCharge>> StandingAsync(
        DbConnection connection, RatedStep step, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<ChargeRow>(new CommandDefinition(
            $"""
             SELECT {ChargeColumns} FROM charge c
             WHERE c.tenant = @Tenant AND c.meter = @Meter AND c.from_at >= @from AND c.from_at < @until AND c.reverses IS NULL
               AND NOT EXISTS (SELECT 1 FROM charge r WHERE r.reverses = c.id)
             """,
            new { step.Tenant, step.Meter, from = SqlTime.Of(step.From), until = SqlTime.Of(step.Until) },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.Read())];
    }

    private async Task<Dictionary<CostKey, Amount>> SumsAsync(
        DbConnection connection, RatedStep step, ChargeChange change, CancellationToken cancellationToken)
    {
        var periods = change.Added.Concat(change.Reversed.Select(booked => booked.Line))
            .SelectMany(line => CostTotals.PeriodsOf(step, line)).Distinct(StringComparer.Ordinal);
        var sums = new Dictionary<CostKey, Amount>();
        foreach (var part in periods.Chunk(ReadLimits.IdsAtOnce))
        {
            var rows = await connection.QueryAsync<(string Period, string System, string Sku, string Pool, string Currency, string Amount)>(
                new CommandDefinition(
                    $"""
                    SELECT period, system, sku, pool, currency, CAST(amount AS text) FROM cost_sum
                    WHERE tenant = @Tenant AND meter = @Meter AND {database.Among("period", "part")}
                    """,
                    new { step.Tenant, step.Meter, part },
                    cancellationToken: cancellationToken));
            foreach (var row in rows)
            {
                sums[new CostKey(row.Period, row.System, row.Sku, row.Pool, row.Currency)] = AmountOf(row.Amount);
            }
        }

        return sums;
    }

    private static async Task<Dictionary<ChargedKey, Amount>> ChargedAsync(
        DbConnection connection, RatedStep step, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string Pool, string Currency, string Amount)>(new CommandDefinition(
            "SELECT pool, currency, CAST(amount AS text) FROM cost_charged WHERE tenant = @Tenant AND meter = @Meter",
            new { step.Tenant, step.Meter },
            cancellationToken: cancellationToken));
        return rows.ToDictionary(row => new ChargedKey(row.Pool, row.Currency), row => AmountOf(row.Amount));
    }

    // Problems before the step stay, those within it are what the step says, those behind it will be rated again.
    private static async Task<ImmutableArray<RatingProblem>?> ProblemsAsync(
        DbConnection connection, RatedStep step, CancellationToken cancellationToken)
    {
        var rows = (await connection.QueryAsync<ProblemRow>(new CommandDefinition(
            $"""
             SELECT system, resource, code, sku, from_at, until_at FROM rating_problem
             WHERE tenant = @Tenant AND meter = @Meter AND NOT {ProblemWrite.IsStanding}
             """,
            new { step.Tenant, step.Meter },
            cancellationToken: cancellationToken))).Select(row => row.Read(step.Tenant, step.Meter)).ToArray();
        return rows.Length == 0 && step.Result.Problems.IsEmpty
            ? null
            : RatingProblems.Replace(rows, step.From, step.Until, step.Result.Problems);
    }

    private static Amount AmountOf(string text) => Amount.Parse(SqlDecimal.Canonical(text));
}
