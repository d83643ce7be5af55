namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>Entries in the order of the tree.</summary>
public sealed class BundleQueries(IReadDatabase database)
{
    /// <summary>The bytes of <paramref name="count"/> entries from leaf <paramref name="first"/> on, or fewer where the tree ends.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> EntriesAsync(long epoch, long first, int count, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT e.bytes FROM ledger_leaf l JOIN ledger_entry e ON e.position = l.position
            WHERE l.epoch = @epoch AND l.leaf_index >= @first AND l.leaf_index < @end ORDER BY l.leaf_index
            """;
        command.Add("@epoch", epoch);
        command.Add("@first", first);
        command.Add("@end", first + count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<ReadOnlyMemory<byte>>(count);
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add((byte[])reader.GetValue(0));
        }

        return entries;
    }
}
