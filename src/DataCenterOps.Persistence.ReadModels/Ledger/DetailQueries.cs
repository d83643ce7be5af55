using System.Globalization;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>How much there is to erase; what it is, nobody learns here.</summary>
public sealed class DetailQueries(IReadDatabase database)
{
    /// <summary>Details of the entries of one stream.</summary>
    public Task<long> OfStreamAsync(string stream, CancellationToken cancellationToken) =>
        CountAsync("SELECT COUNT(*) FROM ledger_detail WHERE stream = $1", [stream], cancellationToken);

    /// <summary>Details of a tenant's month; <c>-</c> for what belongs to no tenant.</summary>
    public Task<long> OfMonthAsync(string tenant, string month, CancellationToken cancellationToken) => CountAsync(
        "SELECT COUNT(*) FROM ledger_detail WHERE payload_key IN (SELECT id FROM payload_key WHERE tenant = $1 AND month = $2)",
        [tenant, month], cancellationToken);

    private async Task<long> CountAsync(string sql, string[] values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenLiveAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = database.IsPostgres ? "" : string.Create(CultureInfo.InvariantCulture, $"${i + 1}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
