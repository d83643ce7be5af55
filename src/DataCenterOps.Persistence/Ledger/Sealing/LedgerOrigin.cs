using System.Data.Common;
using DataCenterOps.Persistence.ReadModels;
using Npgsql;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>
/// The log's name. It is set once, at the first start: checkpoints and keys bear it from then on. A restore begins an epoch, whose name has the epoch's
/// number behind it.
/// </summary>
public static class LedgerOrigin
{
    /// <summary>The name of the first epoch, which is what is written down or from now on <paramref name="wanted"/>, and that of the epoch that goes on.</summary>
    /// <exception cref="DbException">The database is out of reach.</exception>
    public static (string First, string Current) Settle(StorageOptions options, string wanted)
    {
        ArgumentNullException.ThrowIfNull(options);
        using DbConnection connection = options.IsPostgres
            ? new NpgsqlConnection(options.Postgres)
            : SqliteStatements.Connect(options.LedgerFile, PersistenceLimits.WriterCommandSeconds);
        if (options.IsPostgres)
        {
            connection.Open();
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO ledger_origin (epoch, origin) VALUES (1, @origin) ON CONFLICT DO NOTHING";
        var parameter = insert.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@origin", wanted);
        insert.Parameters.Add(parameter);
        insert.ExecuteNonQuery();
        return (Read("1"), Read("(SELECT epoch FROM ledger_head)"));

        string Read(string epoch)
        {
            using var select = connection.CreateCommand();
            select.CommandText = $"SELECT origin FROM ledger_origin WHERE epoch = {epoch}";
            return (string)select.ExecuteScalar()!;
        }
    }
}
