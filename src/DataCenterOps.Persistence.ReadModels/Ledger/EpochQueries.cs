using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Ledger.Epochs;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>The log's epochs: each restore begins one.</summary>
public sealed class EpochQueries(IReadDatabase database)
{
    /// <summary>The log's name in each epoch, the oldest first.</summary>
    public async Task<IReadOnlyList<(long Epoch, string Origin)>> OriginsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT epoch, origin FROM ledger_origin ORDER BY epoch";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var origins = new List<(long Epoch, string Origin)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            origins.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return origins;
    }

    /// <summary>How an epoch came to be; nothing for the first one.</summary>
    public Task<EpochRow?> FindAsync(long epoch, CancellationToken cancellationToken) =>
        FirstAsync(string.Create(CultureInfo.InvariantCulture, $"WHERE epoch = {epoch}"), cancellationToken);

    /// <summary>The epoch that came after another one.</summary>
    public Task<EpochRow?> AfterAsync(long epoch, CancellationToken cancellationToken) =>
        FirstAsync(string.Create(CultureInfo.InvariantCulture, $"WHERE epoch > {epoch} ORDER BY epoch LIMIT 1"), cancellationToken);

    private async Task<EpochRow?> FirstAsync(string which, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT body, is_lossy, accepted_at, position FROM ledger_epoch {which}";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        using var body = JsonDocument.Parse(reader.GetString(0));
        return new EpochRow(EpochBegun.Read(body.RootElement), reader.GetInt64(1) == 0 || !reader.IsDBNull(2), reader.GetInt64(3));
    }
}
