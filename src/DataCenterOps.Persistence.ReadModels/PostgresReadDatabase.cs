using System.Data.Common;
using DataCenterOps.Persistence.ReadModels.Silence;
using Npgsql;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Readers of the cluster's database.</summary>
internal sealed class PostgresReadDatabase : IReadDatabase, IDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly DatabaseSilence _silence;
    private readonly PostgresPulse _pulse;
    private int _silences;

    public PostgresReadDatabase(StorageOptions options, DatabaseSilence silence)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.Postgres)
        {
            ApplicationName = "dcops-read",
            CommandTimeout = ReadLimits.CommandSeconds,
            Timeout = ReadLimits.OpenSeconds,
            MaxAutoPrepare = ReadLimits.PreparedStatements,
            AutoPrepareMinUsages = 3,

            // Readers leave nothing in a session that the next would have to be spared, and resetting costs as much as a look by key.
            NoResetOnClose = true,
        };
        PostgresSession.Add(builder, PostgresSession.Interpreted);
        PostgresSession.NoticeLoss(builder);
        _source = NpgsqlDataSource.Create(builder);
        _silence = silence;
        _pulse = new PostgresPulse(options.Postgres!, silence);
    }

    public bool IsPostgres => true;

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        _pulse.Start();
        if (_silence.IsSilent)
        {
            throw new DatabaseSilentException();
        }

        // Those that lay idle meanwhile may lead nowhere: the server was killed, or the network forgot them.
        var silences = _silence.Count;
        if (Interlocked.Exchange(ref _silences, silences) != silences)
        {
            _source.Clear();
        }

        var opening = _source.OpenConnectionAsync(cancellationToken).AsTask();
        try
        {
            return new NpgSqlConnection(await _silence.WaitAsync(opening), _silence);
        }
        catch (DatabaseSilentException)
        {
            _ = GiveBackAsync(opening);
            throw;
        }
    }

    public async ValueTask<DbConnection> OpenPatientAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);

    public void Dispose()
    {
        _pulse.Dispose();
        _source.Dispose();
    }

    // Opened after all, when nobody waits for it any more.
    private static async Task GiveBackAsync(Task<NpgsqlConnection> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
        {
            await (await opening).DisposeAsync();
        }
    }
}
