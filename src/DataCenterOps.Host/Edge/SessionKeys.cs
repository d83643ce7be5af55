using System.Data.Common;
using System.Xml.Linq;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DataCenterOps.Host;

/// <summary>Where the keys of cookies lie: in the program's own database, so that sessions outlive a restart and every silo reads them.</summary>
internal sealed class SessionKeys(StorageOptions storage) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT xml FROM data_protection_key ORDER BY id";
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO data_protection_key (id, xml) VALUES (@id, @xml) ON CONFLICT (id) DO NOTHING";
        Add(command, "@id", friendlyName);
        Add(command, "@xml", element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }

    // Four times a year one row: the only writing of SQLite beside the one writer, which this waits for.
    private DbConnection Open()
    {
        DbConnection connection = storage.IsPostgres
            ? new NpgsqlConnection(storage.Postgres)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = storage.LedgerFile, DefaultTimeout = 30 }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
