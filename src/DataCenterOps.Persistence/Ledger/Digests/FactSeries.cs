using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Ledger.Digests;

/// <summary>The series that this silo has open, one a table. They are opened when the first fact comes, and anew when somebody has closed them.</summary>
public sealed class FactSeries(IReadDatabase database, IWriter writer, FactWriter who, TimeProvider time) : IDisposable
{
    private const string Insert =
        """
        INSERT INTO fact_series (name, facts, secret, alive_at, last, digested, digests, closed) VALUES ($1, $2, $3, $4, 0, 0, 0, 0)
        """;

    private const string Beat = "UPDATE fact_series SET alive_at = $2 WHERE id = $1 AND closed = 0";

    private const string Close = "UPDATE fact_series SET closed = 1 WHERE id = $1";

    private readonly SemaphoreSlim _one = new(1);
    private ImmutableArray<OpenSeries> _open = [];

    /// <summary>The series for facts of <paramref name="table"/>; it costs a look into memory save the first time.</summary>
    /// <exception cref="LedgerUnavailableException">It could not be opened.</exception>
    public async ValueTask<OpenSeries> OpenAsync(DigestedTable table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (Find(table) is { } open)
        {
            return open;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Find(table) is { } meanwhile)
            {
                return meanwhile;
            }

            var now = time.GetUtcNow();
            var name = SeriesName.Of(table.Name, who.Silo, FactWriter.StartAt(now));
            await writer.WriteAsync(new Opening(name, table.Name, now), cancellationToken);
            var series = new OpenSeries(await IdAsync(name, cancellationToken), table);
            ImmutableInterlocked.Update(ref _open, static (open, one) => open.Add(one), series);
            return series;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Called when a commit failed for its rows: whether the series was closed behind our back. Then the next fact opens another.</summary>
    public async Task ReviewAsync(OpenSeries series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        await using var connection = await database.OpenAsync(cancellationToken);
        var open = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM fact_series WHERE id = @Id AND closed = 0", new { series.Id }, cancellationToken: cancellationToken));
        if (open == 0)
        {
            Forget(series);
        }
    }

    /// <summary>Opens another one for the next fact. The forgotten one is closed when it has given no sign of life for a while.</summary>
    public void Forget(OpenSeries series) =>
        ImmutableInterlocked.Update(ref _open, static (open, one) => open.RemoveAll(other => other.Id == one.Id), series);

    /// <summary>Says that this silo is alive, so that nobody closes its series.</summary>
    /// <exception cref="LedgerUnavailableException">The database is out of reach.</exception>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        foreach (var series in _open)
        {
            var touched = await writer.WriteAsync(new Statement(Beat, series.Id, time.GetUtcNow()), cancellationToken);
            if (touched[0] == 0)
            {
                Forget(series);
            }
        }
    }

    /// <summary>Closes what this silo has open, when it stops: a fact that still comes opens another series, which the next start closes.</summary>
    /// <exception cref="LedgerUnavailableException">The database is out of reach.</exception>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        foreach (var series in _open)
        {
            await writer.WriteAsync(new Statement(Close, series.Id), cancellationToken);
            Forget(series);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private OpenSeries? Find(DigestedTable table) => _open.FirstOrDefault(series => series.Table == table);

    private async Task<long> IdAsync(SeriesName name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT id FROM fact_series WHERE name = @Value", new { name.Value }, cancellationToken: cancellationToken));
    }

    private sealed record Opening(SeriesName Name, string Facts, DateTimeOffset Now) : IFactWrite
    {
        private readonly byte[] _secret = SaltedHash.NewSalt();

        public void Write(IWriteSession session) => session.Execute(Insert, Name.Value, Facts, _secret, Now);
    }

    private sealed record Statement(string Sql, params object?[] Values) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(Sql, Values);
    }
}
